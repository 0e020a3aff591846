const key = "keel:keep-tasks";
const listeners = new Set<() => void>();

/** Returns whether this browser may keep tasks over a reload: unless its user has said no, or it does not tell what they said. */
export function keepsOnDevice(): boolean {
  try {
    // Where there is no such storage at all, nobody has said anything.
    return !("localStorage" in globalThis) || localStorage.getItem(key) !== "no";
  } catch {
    return false;
  }
}

/** Notes whether this browser may keep tasks, for whoever uses it. Never throws. */
export function noteKeeping(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.removeItem(key);
    else localStorage.setItem(key, "no");
  } catch {
    // A browser that notes nothing keeps nothing.
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` when that has changed, in this tab or another one. */
export function onKeeping(listener: () => void): () => void {
  const hear = (event: StorageEvent) => {
    if (event.key === key || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", hear);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", hear);
  };
}
