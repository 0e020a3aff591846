import { AdminPages, expect, test } from "../pages/admins";
import { newPerson, signUp } from "../pages/people";
import { startStoryApp } from "../story-app";

test("the first account is made administrator by command, and the last one can neither step down nor be deleted", async ({
  openBrowser,
  allowErrors,
}) => {
  test.slow();
  allowErrors(/status of 409/);
  const app = await startStoryApp({ logFile: test.info().outputPath("app.log") });
  try {
    const context = await openBrowser();
    const ada = newPerson("Ada Lovelace");
    await signUp(context, app.origin, ada);
    await app.grantAdmin(ada.email);
    const page = await context.newPage();
    await page.goto(`${app.origin}/admin`);
    await page.getByRole("link", { name: "People", exact: true }).first().click();
    await page.getByRole("link", { name: ada.name }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Ada Lovelace (you)" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Ban", exact: true })).toHaveCount(0);

    const admin = new AdminPages(page);
    await admin.act("Remove administrator role", "Too much work");
    await expect(admin.dialog.getByRole("alert")).toHaveText(
      "The last administrator cannot lose that role. Make someone else an administrator first.",
    );

    await page.goto(`${app.origin}/settings/data`);
    await page.getByRole("button", { name: "Delete account…" }).click();
    await admin.dialog.getByLabel("Type your e-mail address").fill(ada.email);
    await admin.dialog.getByLabel("Your password", { exact: true }).fill(ada.password);
    await admin.dialog.getByRole("button", { name: "Delete my account" }).click();
    await expect(admin.dialog.getByRole("alert")).toHaveText(
      "You are the last administrator. Make someone else an administrator first.",
    );

    const grace = newPerson("Grace Hopper");
    await signUp(await openBrowser(), app.origin, grace);
    await page.goto(`${app.origin}/admin/users?search=${encodeURIComponent(grace.email)}`);
    await page.getByRole("link", { name: grace.name }).click();
    await admin.act("Make administrator", "Takes over");
    await expect(page.getByRole("button", { name: "Remove administrator role" })).toBeVisible();
    await page.goto(`${app.origin}/admin/users?search=${encodeURIComponent(ada.email)}`);
    await page.getByRole("link", { name: ada.name }).click();
    await admin.act("Remove administrator role", "Too much work");
    await expect(page).toHaveURL(/\/today$/);
    await context.close();
  } finally {
    await app.stop();
  }
});
