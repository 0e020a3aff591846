import { oneOf } from "~/shared/one-of";
import { readKey, readString } from "../read-answer";

const states = ["idle", "sending", "retrying"] as const;

/** How the sending of what waits goes. */
export type SendingState = (typeof states)[number];

interface Tabs {
  /** Sends changed rows of several kinds to the user's other tabs. */
  tell: (rows: object) => void;
  /** Tells the user's other tabs that what waits has changed, with the rows that came with outcomes. */
  tellOutbox: (state: SendingState, rows: object) => void;
}

interface TabsDeps {
  signal: AbortSignal;
  onRows: (lists: unknown) => void;
  onOutbox: (state: SendingState, lists: unknown) => void;
}

/**
 * Listens to the other tabs of one user until `signal` aborts, and tells them of changes. Parse its messages like any external input. A tab of another version of the page
 * may send or ignore any of them.
 */
export function openTabs(userId: string, { signal, onRows, onOutbox }: TabsDeps): Tabs {
  if (!("BroadcastChannel" in globalThis)) return { tell: () => undefined, tellOutbox: () => undefined };
  const name = `keel-${userId}`;
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const state = oneOf(states, readString(data, "outbox") ?? null);
    const rows = readKey(data, "rows");
    if (state === undefined) onRows(rows);
    else onOutbox(state, rows);
  });
  const stop = () => channel.close();
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  const send = (message: unknown) => {
    if (!signal.aborted) return channel.postMessage(message);
    // The tasks have left the screen, and a change was undone.
    const once = new BroadcastChannel(name);
    once.postMessage(message);
    once.close();
  };
  return { tell: (rows) => send({ rows }), tellOutbox: (outbox, rows) => send({ outbox, rows }) };
}
