import type { Locator } from "@playwright/test";
import { expect } from "@playwright/test";

/** Presses Tab until `target` has the focus. A press moves the focus at once, so there is nothing to wait for in between. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(async () => {
    await target.page().keyboard.press("Tab");
    expect(await target.evaluate((element) => element === document.activeElement)).toBe(true);
  }).toPass({ intervals: [1] });
}
