import { parseTheme, type Theme, themeCookie } from "./theme";

/** Applies the theme to the page, and stores it in the cookie for the next one. Call it from the browser only. */
export function applyTheme(theme: Theme): void {
  const age = theme === "system" ? 0 : 31_536_000;
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${themeCookie}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
}

/** Returns the page's theme. Call it from the browser only. */
export function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}
