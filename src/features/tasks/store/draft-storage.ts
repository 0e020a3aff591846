const prefix = "keel:draft:";

/** Returns what was typed and not saved in this tab, over a reload or a sign-in; `undefined` if there is nothing. */
export function readDraft(key: string): string | undefined {
  try {
    return sessionStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps `text`; an empty one is forgotten. A browser that refuses storage only loses the draft with the tab. */
export function writeDraft(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, text);
  } catch {
    // Storage can be full or forbidden.
  }
}
