import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { test as base } from "../setup/fixtures";
import { type GoogleAccount, type GoogleApp, startGoogleApp } from "./google";
import { patience } from "../setup/patience";
import { newPerson } from "./people";

/** The app of the other stories has no Google. */
export const test = base.extend<object, { google: GoogleApp }>({
  google: [
    async ({ browserName: _browser }, use, { project, workerIndex }) => {
      const google = await startGoogleApp(join(project.outputDir, `google-${workerIndex}.log`));
      await use(google);
      await google.stop();
    },
    { scope: "worker", timeout: patience.app },
  ],
  origin: async ({ google }, use) => use(google.place.origin),
  place: async ({ google }, use) => use(google.place),
});

/** Returns a Google account that has no account here. */
export const newAccount = (more: Partial<GoogleAccount> = {}): GoogleAccount => {
  const { name, email } = newPerson("Grace Hopper");
  return { sub: randomUUID(), name, email, email_verified: true, ...more };
};
export const continueWithGoogle = (page: Page) => page.getByRole("button", { name: "Continue with Google" }).click();
export const alert = (page: Page, words: string) => page.getByRole("alert").filter({ hasText: words });

export { expect } from "../setup/fixtures";
