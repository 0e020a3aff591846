import type { Page } from "@playwright/test";

/**
 * Waits until the page reacts, as a person does: keys and presses before that do nothing. Our pages say so on `<html>`; a page
 * that says nothing has nothing to wait for once it is whole.
 */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.readyState === "complete" && document.documentElement.dataset["hydrated"] !== "false",
  );
}
