import type { Principal } from "../auth/principal";

/** How many streams one person has on one instance; with another one, the oldest ends. */
export const maxStreams = 32;

/** Somebody who hears of changes as long as they last. */
export interface Stream {
  principal: Principal;
  /** When the principal was known to be signed in, in ms since 1970. */
  checkedAt: number;
  /** Tells the number of the last change; of several that are not taken in time, only the last one. */
  tell: (seq: number) => void;
  end: () => void;
}

/** In ms: a principal whose session ended this long before the stream began is looked up, too. */
const checkTolerance = 5000;

/** tRPC ends a stream without a word on such an error; on any other end the client would not come back. */
const ended = () => new DOMException("The stream is over.", "AbortError");

/** Creates the streams of an instance. A slow reader costs no more than any other: nothing is kept for it but the last number. */
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
      let isOver = isClosed || signal?.aborted === true;
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
        end: () => {
          isOver = true;
          remove(stream);
          signal?.removeEventListener("abort", stream.end);
          wake();
        },
      };
      const own = streams.get(principal.userId) ?? new Set();
      if (!isOver) streams.set(principal.userId, own.add(stream));
      const [oldest] = own;
      if (own.size > maxStreams) oldest?.end();
      signal?.addEventListener("abort", stream.end);

      /** Returns the numbers of changes, `seq` at once. Ends by an `AbortError`. */
      async function* read(seq: number): AsyncGenerator<number, void> {
        try {
          news ??= seq;
          for (;;) {
            // Nobody is left whom an error would reach.
            if (signal?.aborted === true) return;
            if (isOver) throw ended();
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
    /** Tells everybody's streams here. */
    tell(userId: string, seq: number): void {
      for (const stream of streams.get(userId) ?? []) stream.tell(seq);
    },
    all: () => [...streams.values()].flatMap((own) => Array.from(own)),
    userIds: () => [...streams.keys()],
    /** Ends every stream, and each that is opened from now on. */
    close(): void {
      isClosed = true;
      for (const own of streams.values()) for (const stream of own) stream.end();
    },
  };
}
