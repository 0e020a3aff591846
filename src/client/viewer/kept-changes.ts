const key = "keel:kept-changes";

/**
 * Notes in this tab how many changes are kept on the device while their user is signed out; 0 for none. It names neither the user nor the changes, because
 * whoever comes next to this browser reads it.
 */
export function noteKeptChanges(changes: number): void {
  try {
    if (changes > 0) sessionStorage.setItem(key, String(changes));
    else sessionStorage.removeItem(key);
  } catch {
    // Without storage the sign-in page does not mention them.
  }
}

/** Returns how many changes are kept on the device for a user who was signed out in this tab. */
export function readKeptChanges(): number {
  try {
    const changes = Number(sessionStorage.getItem(key));
    return Number.isSafeInteger(changes) && changes > 0 ? changes : 0;
  } catch {
    return 0;
  }
}
