/** Says to the server for whom this page was made: the id of a user, or `none` for a visitor. */
export const pageUserHeader = "x-keel-user";

let person: string | undefined;

/** Has every request that the page makes to its own origin say for whom the page was made, the router's for other pages among them. */
export function sendPageUser(made: string, signal: AbortSignal): void {
  const { fetch } = window;
  person = made;
  window.fetch = (input, init) =>
    fetch(input, person !== undefined && isOwn(input) ? named(input, init, person) : init);
  signal.addEventListener("abort", () => {
    window.fetch = fetch;
  });
}

/** Returns for whom this page was made; `undefined` when it no longer counts. */
export const pageUser = (): string | undefined => person;

/** Forgets the user of this page, because the page itself has just signed another one in. */
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

/** Loads the page anew, for the person whose cookies the browser holds now. What was typed stays kept under the id of who typed it. */
export function reloadForOtherUser(): void {
  try {
    sessionStorage.setItem(note, "");
  } catch {
    // Without storage the page only says nothing about it.
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
