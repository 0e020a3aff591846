import { readKey } from "../../read-answer";
import { onWake } from "../wake";

const address = "/api/trpc/sync.live";
/** Milliseconds that a page that signs out has for leaving. */
const graceToLeave = 400;
/** Milliseconds of silence after which a stream is dead. The server sends something every 15 s. */
const maxSilence = 40_000;
const firstPause = 300;
const lastPause = 10_000;
/** Milliseconds before a stream that was ended because the user has too many is reopened. A user who returns to the page does not wait. */
const pauseOfMany = 60_000;

/**
 * Calls `onChange` whenever the server reports changes, including those made while there was no connection, until `signal` aborts. Streams are reopened
 * here, because a browser gives up after a refusal, waits for seconds after a break, and silently loses streams while a device sleeps.
 */
export function followChanges(onChange: () => void, signal: AbortSignal): void {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let last: unknown;

  const close = () => {
    clearTimeout(timer);
    stream?.close();
    stream = undefined;
  };
  const openIn = (milliseconds: number) => {
    close();
    if (!signal.aborted) timer = setTimeout(open, milliseconds);
  };
  const fail = () => {
    // A stream that worked is reopened at once.
    const longest = failures === 0 ? 0 : Math.min(firstPause * 2 ** failures, lastPause);
    failures += 1;
    openIn(longest * (0.5 + Math.random() / 2));
  };
  const isAlive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => openIn(0), maxSilence);
  };

  function open(): void {
    close();
    const own = new EventSource(address);
    stream = own;
    isAlive();
    own.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      failures = 0;
      isAlive();
      if (data !== last) onChange();
      last = data;
    });
    own.addEventListener("ping", isAlive);
    for (const end of ["error", "return"])
      own.addEventListener(end, () => {
        if (stream === own) fail();
      });
    own.addEventListener("serialized-error", ({ data }: MessageEvent<unknown>) => {
      if (stream !== own) return;
      const status = statusOf(data);
      if (status === 429) openIn(pauseOfMany);
      else fail();
      // Who asks what is new is told so, too, and leaves the page. A page that signs out itself is leaving already.
      if (status === 401) setTimeout(() => signal.aborted || onChange(), graceToLeave);
    });
  }

  onWake(() => openIn(0), signal);
  signal.addEventListener("abort", close);
  if (!signal.aborted) open();
}

function statusOf(data: unknown): unknown {
  try {
    return readKey(readKey(JSON.parse(String(data)), "data"), "httpStatus");
  } catch {
    return undefined;
  }
}
