const listeners = new Set<() => void>();
let isNoted = false;

/** Notes that another tab has opened this user's database with a newer version of the app, so that this tab keeps its tasks in memory only. */
export function noteNewerVersion(): void {
  isNoted = true;
  for (const listener of listeners) listener();
}

/** Calls `listener` once another tab runs a newer version of the app, at once if that is known. Returns the function that unsubscribes. */
export function onNewerVersion(listener: () => void): () => void {
  listeners.add(listener);
  if (isNoted) listener();
  return () => listeners.delete(listener);
}
