const year = 31_536_000;

/** Stores a display preference for the server's next page. Never use it for secrets or anything that decides access. */
export function writeCookie(name: `keel.${string}`, value: string): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${value === "" ? 0 : year}; SameSite=Lax${secure}`;
}
