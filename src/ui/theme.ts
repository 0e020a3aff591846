/** What a person chose; `system` follows the device. */
export type Theme = "system" | "light" | "dark";

export const themeCookie = "theme";

/** Reads the cookie's value; anything unknown is `system`. */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
