/** How much room a task takes in a list. */
export type Density = "comfortable" | "compact";

export const densityCookie = "keel.density";

/** Reads the cookie's value; any unknown value is `comfortable`. */
export function parseDensity(value: string | undefined): Density {
  return value === "compact" ? value : "comfortable";
}
