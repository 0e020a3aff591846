const key = "keel:keep-tasks";
const listeners = new Set<() => void>();

/** Returns whether this browser may keep tasks across reloads: unless its user has turned that off, or the setting cannot be read. */
export function keepsOnDevice(): boolean {
  try {
    // Without such a storage, nothing was turned off.
    return !("localStorage" in globalThis) || localStorage.getItem(key) !== "no";
  } catch {
    return false;
  }
}

/** Stores whether this browser may keep tasks, for all of its users. Never throws. */
export function noteKeeping(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.removeItem(key);
    else localStorage.setItem(key, "no");
  } catch {
    // A browser that cannot store the setting keeps no tasks.
  }
  for (const listener of listeners) listener();
}

/** Calls `listener` when the setting changes, in this tab or another one. Returns a function that ends that. */
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

/** Asks the browser to keep the data of this site, because something on this device exists nowhere else. */
export async function persist(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // A browser that does not know this keeps what it can.
  }
}
