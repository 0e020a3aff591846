import type { Page } from "@playwright/test";
import { type AdminPages, expect, test } from "../pages/admins";
import { expectNoViolations } from "../setup/axe";

/** Runs axe, and checks that nothing scrolls sideways. */
async function expectNoFaults(page: Page, options?: Parameters<typeof expectNoViolations>[1]): Promise<void> {
  await expectNoViolations(page, options);
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
}

async function openBan(page: Page, admin: AdminPages): Promise<void> {
  await page.getByRole("button", { name: "Ban", exact: true }).click();
  await admin.dialog.getByRole("button", { name: "Ban" }).click();
  await expect(admin.reason).toHaveAttribute("aria-invalid", "true");
}

test.describe("axe finds nothing and nothing scrolls sideways", { tag: "@phone" }, () => {
  test("on the administration pages", async ({ page, admin }) => {
    await page.goto("/admin");
    await expectNoFaults(page);
    await page.goto("/admin/keys");
    await expectNoFaults(page);
    await page.goto("/admin/users");
    await expectNoFaults(page);
    await admin.search.fill("nobody-at-all");
    await expect(page.getByText("No one matches")).toBeVisible();
    await expectNoFaults(page);
  });

  test("on a user's page, in a dialog with an error, and on a banned user's page", async ({ page, admin, meet }) => {
    const { person } = await meet(`Grace ${"Unbreakable".repeat(6)}`);
    await admin.find(person);
    await openBan(page, admin);
    await expectNoFaults(page, { dark: "every rule" });
    await admin.reason.fill(`Wrote ${"unbreakable".repeat(10)}`);
    await admin.dialog.getByRole("button", { name: "Ban" }).click();
    await expect(page.getByText("Banned until it is lifted.")).toBeVisible();
    await expectNoFaults(page);
  });
});

test("at 320 px nothing scrolls sideways", { tag: "@phone" }, async ({ page, admin, me }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/admin", "/admin/users", "/admin/keys", "/admin/audit", "/admin/mail", "/admin/jobs"]) {
    await page.goto(path);
    await expectNoFaults(page);
  }
  await admin.find(me);
  await expectNoFaults(page);
});
