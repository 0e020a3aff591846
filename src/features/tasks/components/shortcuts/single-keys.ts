const key = "keel:single-keys";
const listeners = new Set<() => void>();

/**
 * Returns whether shortcuts without Ctrl, Cmd or Alt act in this browser. Whoever speaks to the computer, or presses keys by accident, can turn them off
 * (WCAG 2.2, 2.1.4 Character Key Shortcuts).
 */
export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}

/** Turns those shortcuts on or off, for everybody who uses this browser. Returns whether the browser could store it. */
export function noteSingleKeys(areOn: boolean): boolean {
  try {
    if (areOn) localStorage.removeItem(key);
    else localStorage.setItem(key, "off");
  } catch {
    return false;
  }
  for (const listener of listeners) listener();
  return true;
}

/** Calls `listener` when the setting changes, in this tab or another one. Returns a function that ends that. */
export function onSingleKeys(listener: () => void): () => void {
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

/** Returns whether a key of `shortcuts.ts` is a character, or several in a row. Arrows, Escape and Space are none. */
export const isSingleKey = (name: string) => name.split(" ").every((each) => /^(?:Shift\+)?.$/u.test(each));
