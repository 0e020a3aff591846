import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { AccountPages } from "./account-pages";
import { letConfirmationPass, readKey, SecurityPages } from "./authenticator";
import { expect, test } from "./fixtures";

async function expectNoFindings(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => animation))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme, axe finds nothing`, () => {
    test.use({ colorScheme });

    test("on the pages of the second factor, nor in their dialogs", async ({
      page,
      context,
      me,
      openBrowser,
      origin,
      allowErrors,
    }) => {
      allowErrors(/status of (401|403)/);
      const security = new SecurityPages(page);
      await page.goto("/settings/security");
      await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
      await expectNoFindings(page);
      await page.getByRole("button", { name: "Set up" }).click();
      await expectNoFindings(page);
      await security.dialog.getByLabel("Your password", { exact: true }).fill(me.password);
      await security.dialog.getByRole("button", { name: "Continue" }).click();
      await expect(security.code).toBeVisible();
      await expectNoFindings(page);
      await security.code.fill((await readKey(page)).next());
      await security.dialog.getByRole("button", { name: "Turn on" }).click();
      await expect(security.dialog.getByRole("listitem")).toHaveCount(10);
      await expectNoFindings(page);
      await security.dialog.getByRole("button", { name: "I have kept them" }).click();
      await letConfirmationPass(me);
      await page.getByRole("button", { name: "Turn off" }).click();
      await security.dialog.getByLabel("Your password", { exact: true }).fill(me.password);
      await security.dialog.getByRole("button", { name: "Turn off" }).click();
      await expect(page.getByRole("dialog", { name: "Confirm it is you" })).toBeVisible();
      await expectNoFindings(page);
      expect((await context.cookies()).length).toBeGreaterThan(0);

      const elsewhere = await (await openBrowser()).newPage();
      await elsewhere.emulateMedia({ colorScheme });
      await elsewhere.goto(`${origin}/sign-in`);
      await new AccountPages(elsewhere).signIn(me);
      await expect(elsewhere).toHaveURL(/second-factor/);
      await expectNoFindings(elsewhere);
      await new SecurityPages(elsewhere).giveCode("000000");
      await expect(new SecurityPages(elsewhere).code).toHaveAttribute("aria-invalid", "true");
      await expectNoFindings(elsewhere);
    });
  });
}
