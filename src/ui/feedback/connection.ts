import type { ChangesKept } from "./connection-text";

let answers = true;
let kept: ChangesKept | undefined;
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};

/** Returns whether there is a connection, and a server at the end of it. */
export const isConnected = (): boolean => navigator.onLine && answers;

/** Notes whether the server answers, which the browser does not know. */
export function noteServer(isThere: boolean): void {
  answers = isThere;
  tell();
}

/** Notes where the page keeps changes that wait for the connection; `undefined` for a page without. */
export function noteChangesKept(where: ChangesKept | undefined): void {
  kept = where;
  tell();
}

/** Returns where the page keeps changes that wait for the connection. */
export const changesKept = (): ChangesKept | undefined => kept;

/** Calls `listener` when any of this may have changed. Returns the function that unsubscribes. */
export function onConnection(listener: () => void): () => void {
  const events = ["online", "offline"] as const;
  for (const event of events) window.addEventListener(event, listener);
  listeners.add(listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
    listeners.delete(listener);
  };
}
