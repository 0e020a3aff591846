let answers = true;
const listeners = new Set<() => void>();

/** Returns whether there is a connection, and a server at the end of it. */
export const isConnected = (): boolean => navigator.onLine && answers;

/** Notes whether the server answers, which the browser does not know. */
export function noteServer(isThere: boolean): void {
  answers = isThere;
  for (const listener of listeners) listener();
}

/** Calls `listener` when that may have changed. Returns the function that unsubscribes. */
export function onConnection(listener: () => void): () => void {
  const events = ["online", "offline"] as const;
  for (const event of events) window.addEventListener(event, listener);
  listeners.add(listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
    listeners.delete(listener);
  };
}
