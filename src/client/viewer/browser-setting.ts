interface BrowserSetting {
  isOn: () => boolean;
  /** Stores the setting, for all users of this browser. Returns whether the browser could. Never throws. */
  note: (isOn: boolean) => boolean;
  /** Calls `listener` when the setting changes, in this tab or another one. Returns a function that ends that. */
  subscribe: (listener: () => void) => () => void;
}

/**
 * Returns a setting of this browser that is on unless its user has turned it off.
 * @param off what is stored under `key` then
 * @param ifUnreadable whether it is on where the browser refuses to read its storage
 */
export function browserSetting(
  key: string,
  { off, ifUnreadable }: { off: string; ifUnreadable: boolean },
): BrowserSetting {
  const listeners = new Set<() => void>();
  return {
    isOn() {
      try {
        // Without such a storage, nothing was turned off.
        return !("localStorage" in globalThis) || localStorage.getItem(key) !== off;
      } catch {
        return ifUnreadable;
      }
    },
    note(isOn) {
      let isStored = true;
      try {
        if (isOn) localStorage.removeItem(key);
        else localStorage.setItem(key, off);
      } catch {
        isStored = false;
      }
      for (const listener of listeners) listener();
      return isStored;
    },
    subscribe(listener) {
      const hear = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      listeners.add(listener);
      window.addEventListener("storage", hear);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", hear);
      };
    },
  };
}
