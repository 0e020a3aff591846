let typed = "";

/** Keeps the address that a form holds for the next page, in this page's memory alone: neither address bar nor disk get it. */
export function keepTypedAddress(form: HTMLFormElement | null): void {
  const address = form && new FormData(form).get("email");
  typed = typeof address === "string" ? address.trim() : "";
}

/** Returns the address that was typed; empty when there is none, and always on the server. */
export const typedAddress = () => typed;
