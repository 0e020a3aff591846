let typed = "";

/** Keeps the typed address for the next page, in memory alone: neither the address bar nor the disk gets it. */
export function keepTypedAddress(form: HTMLFormElement | null): void {
  const address = form && new FormData(form).get("email");
  typed = typeof address === "string" ? address.trim() : "";
}

/** Returns the typed address; empty when there is none, and always on the server. */
export const typedAddress = () => typed;
