import type { Page } from "@playwright/test";

/**
 * Waits until the page is hydrated, because earlier keys and clicks have no effect. Our pages mark this on `<html>`; a page
 * without the mark needs no waiting once it has loaded.
 */
export async function untilHydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.readyState === "complete" && document.documentElement.dataset["hydrated"] !== "false",
  );
}
