import { expect, test } from "../setup/fixtures";

test(
  "the name is changed in the settings, which the account's menu leads to",
  { tag: "@phone" },
  async ({ page, tasks, isMobile }) => {
    await page.goto("/today");
    await tasks.openAccountMenu();
    await page.getByRole("menuitem", { name: "Settings" }).click();
    await expect(page).toHaveURL(/\/settings$/);
    if (isMobile)
      await page
        .getByRole("main")
        .getByRole("link", { name: /^Profile/ })
        .click();
    await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
    const name = page.getByRole("textbox", { name: "Name", exact: true }).filter({ visible: true });
    await name.fill("Augusta Ada King");
    await page.getByRole("button", { name: "Save name" }).filter({ visible: true }).click();
    await expect(tasks.notifications).toContainText("Your name was changed.");
    await page.reload();
    await expect(name).toHaveValue("Augusta Ada King");
    await page.getByRole("link", { name: "Back to tasks" }).click();
    await expect(page).toHaveURL(/\/today$/);
    await tasks.openAccountMenu();
    await expect(page.getByRole("button", { name: /^Account: ?.*Augusta Ada King/ })).toBeVisible();
  },
);

test("an empty name has an error at its field, and a failing server loses no input", async ({
  page,
  me,
  allowErrors,
}) => {
  allowErrors(/status of 500/);
  await page.goto("/settings/profile");
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await expect(name).toHaveValue(me.name);
  await name.fill("  ");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(name).toHaveAccessibleDescription("Enter your name.");
  await expect(name).toBeFocused();
  await page.route("**/api/auth/update-user", (route) => route.fulfill({ status: 500, json: {} }), { times: 1 });
  await name.fill("Augusta");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Something went wrong on the server." })).toBeVisible();
  await expect(name).toHaveValue("Augusta");
});

test("a visitor signs in first, and returns to the requested page", async ({ page, account, me, context }) => {
  await context.clearCookies();
  await page.goto("/settings/profile");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fprofile$/);
  await account.signIn(me);
  await expect(page).toHaveURL(/\/settings\/profile$/);
});
