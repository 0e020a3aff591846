import type { Page } from "@playwright/test";

/** Leaves the page and removes the browser's cookies. The page goes first, because it would find itself signed out and open the sign-in page. */
export async function leaveSignedOut(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}
