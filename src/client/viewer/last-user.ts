/** The storage key of the user the last page of any tab was rendered for. Browsers report changes to the other tabs. */
export const lastUser = "keel:person";

/**
 * Tells the other tabs which user this page was rendered for.
 * @param person the id of a user; `none` for a visitor
 */
export function tellTabs(person: string): void {
  try {
    localStorage.setItem(lastUser, person);
  } catch {
    // Without storage the other tabs learn it from the server.
  }
}
