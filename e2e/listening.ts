import { expect, type Locator } from "@playwright/test";

/** Waits until React has taken the element over, as it does some time after a new page shows it: presses before that are nobody's. */
export async function untilItListens(element: Locator): Promise<void> {
  const isTakenOver = (node: Element) => Object.keys(node).some((key) => key.startsWith("__reactProps"));
  await expect.poll(() => element.evaluate(isTakenOver)).toBe(true);
}
