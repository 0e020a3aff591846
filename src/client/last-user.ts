/** For whom the last page of any tab was made. Browsers tell the other tabs of it. */
export const lastUser = "keel:person";

/**
 * Tells the other tabs for whom this page was made.
 * @param person the id of a user; `none` for a visitor
 */
export function tellTabs(person: string): void {
  try {
    localStorage.setItem(lastUser, person);
  } catch {
    // Without storage the other tabs hear it from the server.
  }
}
