const year = 31_536_000;

/** Keeps a choice of how the pages look, for the server to know next time. Nothing secret, and nothing that decides anything else. */
export function writeCookie(name: `keel.${string}`, value: string): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${value === "" ? 0 : year}; SameSite=Lax${secure}`;
}
