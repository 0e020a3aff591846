/** What a person chose; `system` follows the device. */
export type Theme = "system" | "light" | "dark";

/** After the prefix that all cookies of this product have. */
export const themeCookie = "keel.theme";

/** Reads the cookie's value; anything unknown is `system`. */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
