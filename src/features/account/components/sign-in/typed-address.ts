let typed = "";

/** Keeps the address that a form holds for the next page, in this page's memory alone: neither address bar nor disk get it. */
export function keepTypedAddress(form: HTMLFormElement | null): void {
  const address = form && new FormData(form).get("email");
  typed = typeof address === "string" ? address.trim() : "";
}

/** Empty when none was typed, and on the server always. */
export const typedAddress = () => typed;
