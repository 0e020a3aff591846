import { TRPCError } from "@trpc/server";
import type { Principal } from "../auth/principal";

/** The streams of one user on one instance. Opening another one ends the oldest, which is told so. */
export const maxStreams = 32;

/** A client that receives hints until it ends. */
export interface Stream {
  principal: Principal;
  /** When the principal was last known to be signed in, in milliseconds since 1970. */
  checkedAt: number;
  /** Sends the number of the last change. A slow reader gets only the latest of several. */
  tell: (seq: number) => void;
  end: (reason?: Error) => void;
}

/** Milliseconds before a stream began within which the end of its session is still noticed. */
const checkTolerance = 5000;

/** An `AbortError`: tRPC then ends the stream silently, and the client reconnects. After any other end it would not. */
const ended = () => new DOMException("The stream is over.", "AbortError");

/** The client has to wait before it reconnects: if it did so at once, it would end another of the user's streams, and so on without end. */
const displaced = () => new TRPCError({ code: "TOO_MANY_REQUESTS", message: "Too many streams are open." });

/** Creates the streams of an instance. A slow reader costs no more than a fast one, because only the last number is kept for it. */
export function createStreams() {
  const streams = new Map<string, Set<Stream>>();
  let isClosed = false;

  const remove = (stream: Stream) => {
    const own = streams.get(stream.principal.userId);
    own?.delete(stream);
    if (own?.size === 0) streams.delete(stream.principal.userId);
  };

  return {
    /** Adds a stream, which lasts until `signal` or `end`. */
    open(principal: Principal, signal: AbortSignal | undefined) {
      let news: number | undefined;
      let over: Error | undefined = isClosed || signal?.aborted === true ? ended() : undefined;
      let last: number | undefined;
      let wake = () => {};
      const untilNews = () =>
        new Promise<void>((resolve) => {
          wake = resolve;
        });
      const stream: Stream = {
        principal,
        checkedAt: Date.now() - checkTolerance,
        tell: (seq) => {
          news = seq;
          wake();
        },
        end: (reason = ended()) => {
          over ??= reason;
          remove(stream);
          signal?.removeEventListener("abort", leave);
          wake();
        },
      };
      const leave = () => stream.end();
      const own = streams.get(principal.userId) ?? new Set();
      if (over === undefined) streams.set(principal.userId, own.add(stream));
      const [oldest] = own;
      if (own.size > maxStreams) oldest?.end(displaced());
      signal?.addEventListener("abort", leave);

      /** Yields the numbers of changes, beginning with `seq`. Throws at the end, an `AbortError` unless the client has to wait. */
      async function* read(seq: number): AsyncGenerator<number, void> {
        try {
          news ??= seq;
          for (;;) {
            // The client has gone, so no error would reach it.
            if (signal?.aborted === true) return;
            if (over !== undefined) throw over;
            const next = news;
            news = undefined;
            if (next === undefined) await untilNews();
            else if (next !== last) yield (last = next);
          }
        } finally {
          stream.end();
        }
      }
      return { read, end: stream.end };
    },
    /** Sends the number to the user's streams on this instance. */
    tell(userId: string, seq: number): void {
      for (const stream of streams.get(userId) ?? []) stream.tell(seq);
    },
    all: () => [...streams.values()].flatMap((own) => Array.from(own)),
    userIds: () => [...streams.keys()],
    /** Ends every stream, and every one that is opened later. */
    close(): void {
      isClosed = true;
      for (const own of streams.values()) for (const stream of own) stream.end();
    },
  };
}
