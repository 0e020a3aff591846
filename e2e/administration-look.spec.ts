import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type AdminPages, expect, test } from "./admins";

async function expectNoFindings(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => animation))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
    ),
  ).toEqual([]);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
}

async function openBan(page: Page, admin: AdminPages): Promise<void> {
  await page.getByRole("button", { name: "Ban", exact: true }).click();
  await admin.dialog.getByRole("button", { name: "Ban" }).click();
  await expect(admin.reason).toHaveAttribute("aria-invalid", "true");
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme, axe finds nothing and nothing scrolls sideways`, () => {
    test.use({ colorScheme });

    test("on the pages of administrators", async ({ page, admin }) => {
      await page.goto("/admin");
      await expectNoFindings(page);
      await page.goto("/admin/keys");
      await expectNoFindings(page);
      await page.goto("/admin/users");
      await expectNoFindings(page);
      await admin.search.fill("nobody-at-all");
      await expect(page.getByText("Nobody fits")).toBeVisible();
      await expectNoFindings(page);
    });

    test("on somebody's page, in a dialog with its error, and on somebody who is banned", async ({
      page,
      admin,
      meet,
    }) => {
      const { person } = await meet(`Grace ${"Unbreakable".repeat(6)}`);
      await admin.find(person);
      await openBan(page, admin);
      await expectNoFindings(page);
      await admin.reason.fill(`Wrote ${"unbreakable".repeat(10)}`);
      await admin.dialog.getByRole("button", { name: "Ban" }).click();
      await expect(page.getByText("Banned until it is lifted.")).toBeVisible();
      await expectNoFindings(page);
    });
  });
}

test("at 320 px nothing scrolls sideways", async ({ page, admin, me }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/admin", "/admin/users", "/admin/keys", "/admin/audit", "/admin/mail", "/admin/jobs"]) {
    await page.goto(path);
    await expectNoFindings(page);
  }
  await admin.find(me);
  await expectNoFindings(page);
});
