import { type Density, densityCookie, parseDensity } from "./density";
import { parseTheme, type Theme, themeCookie } from "./theme";

/** Applies the theme to the page, and stores it in the cookie for the next one. Call it from the browser only. */
export function applyTheme(theme: Theme): void {
  applyLook("theme", { cookie: themeCookie, value: theme, usual: "system" });
}

/** Returns the page's theme. Call it from the browser only. */
export function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}

/** Applies the density of lists to the page, and stores it in the cookie for the next one. Call it from the browser only. */
export function applyDensity(density: Density): void {
  applyLook("density", { cookie: densityCookie, value: density, usual: "comfortable" });
}

/** Returns the density of the page's lists. Call it from the browser only. */
export function readDensity(): Density {
  return parseDensity(document.documentElement.dataset.density);
}

function applyLook(name: "theme" | "density", look: { cookie: string; value: string; usual: string }): void {
  const { cookie, value, usual } = look;
  const age = value === usual ? 0 : 31_536_000;
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${cookie}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  const { dataset } = document.documentElement;
  if (value === usual) delete dataset[name];
  else dataset[name] = value;
}
