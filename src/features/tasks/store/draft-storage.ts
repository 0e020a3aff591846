const prefix = "keel:draft:";

/** Returns the unsaved text of this tab, across reloads and sign-ins; `undefined` if there is none. */
export function readDraft(key: string): string | undefined {
  try {
    return sessionStorage.getItem(prefix + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores `text`; an empty one removes the draft. Where the browser refuses storage, the draft is lost with the tab. */
export function writeDraft(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(prefix + key);
    else sessionStorage.setItem(prefix + key, text);
  } catch {
    // Storage can be full or forbidden.
  }
}
