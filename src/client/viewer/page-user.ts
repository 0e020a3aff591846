/** The header that tells the server which user this page was rendered for: an id, or `none` for a visitor. */
export const pageUserHeader = "x-keel-user";

let person: string | undefined;

/** Adds the header to every request of the page to its own origin, including the router's requests for other pages. */
export function sendPageUser(made: string, signal: AbortSignal): void {
  const { fetch } = window;
  person = made;
  window.fetch = (input, init) =>
    fetch(input, person !== undefined && isOwn(input) ? named(input, init, person) : init);
  signal.addEventListener("abort", () => {
    window.fetch = fetch;
  });
}

/** Returns the user this page was rendered for; `undefined` when that no longer counts. */
export const pageUser = (): string | undefined => person;

/** Forgets the page's user, because the page has just signed them out or another one in. */
export function forgetPageUser(): void {
  person = undefined;
}

function isOwn(input: RequestInfo | URL): boolean {
  const address = input instanceof Request ? input.url : input;
  return new URL(address, window.location.href).origin === window.location.origin;
}

function named(input: RequestInfo | URL, init: RequestInit | undefined, value: string): RequestInit {
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set(pageUserHeader, value);
  return { ...init, headers };
}

const note = "keel:other-person";

/** Reloads the page for the user whose cookies the browser now has. Unsaved text stays stored under the id of its author. */
export function reloadForOtherUser(): void {
  try {
    sessionStorage.setItem(note, "");
  } catch {
    // Without storage the reloaded page only shows no message.
  }
  window.location.reload();
}

/** Returns, once, whether the page was reloaded because another user is now signed in. */
export function wasReloadedForOtherUser(): boolean {
  try {
    const isNoted = sessionStorage.getItem(note) !== null;
    sessionStorage.removeItem(note);
    return isNoted;
  } catch {
    return false;
  }
}
