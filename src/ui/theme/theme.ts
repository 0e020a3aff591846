/** The user's choice; `system` follows the device. */
export type Theme = "system" | "light" | "dark";

/** Its name after the prefix of all cookies of this product. */
export const themeCookie = "keel.theme";

/** Reads the cookie's value; any unknown value is `system`. */
export function parseTheme(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
