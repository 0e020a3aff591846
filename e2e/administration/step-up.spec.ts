import type { Page } from "@playwright/test";
import { expect, test } from "../pages/admins";
import { expireStepUp } from "../pages/authenticator";

test.use({ signsUp: true });

const question = (page: Page) => page.getByRole("dialog", { name: "Confirm it's you" });
const password = (page: Page) => question(page).getByLabel("Your password", { exact: true });

test("an administrator who signed in a while ago is asked for the password, by keyboard alone, and the role is changed once", async ({
  place,
  page,
  admin,
  me,
  meet,
  allowErrors,
}) => {
  allowErrors(/status of 403/);
  const grace = await meet("Grace Hopper");
  await admin.find(grace.person);
  await expireStepUp(place, me);
  const { keyboard } = page;
  await page.getByRole("button", { name: "Make administrator" }).focus();
  await keyboard.press("Enter");
  await expect(admin.reason).toBeFocused();
  await keyboard.type("Takes over");
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(password(page)).toBeFocused();
  await keyboard.type(me.password);
  await keyboard.press("Enter");
  await expect(admin.notifications).toContainText("Grace Hopper is now an administrator.");
  await expect(admin.dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Remove administrator role" })).toBeFocused();

  await grace.page.goto("/settings/activity");
  await expect(grace.page.getByText("Role changed by an administrator")).toHaveCount(1);

  // For ten minutes there is no further request.
  await admin.act("Remove administrator role", "Came back");
  await expect(admin.notifications).toContainText("Grace Hopper is no longer an administrator.");
});

test("a wrong password and a cancelled confirmation change nothing, and no input is lost", async ({
  place,
  page,
  admin,
  me,
  meet,
  allowErrors,
}) => {
  allowErrors(/status of (400|403)/);
  const grace = await meet("Grace Hopper");
  await admin.find(grace.person);
  await expireStepUp(place, me);
  await admin.act("Make administrator", "Takes over");
  await password(page).fill("not my password");
  await password(page).press("Enter");
  await expect(password(page)).toHaveAccessibleDescription(/Wrong password/);
  await expect(password(page)).toBeFocused();
  await question(page).getByRole("button", { name: "Cancel" }).click();
  await expect(question(page)).toHaveCount(0);
  await expect(admin.dialog.getByRole("alert")).toHaveText(
    "Nothing was changed because you did not confirm your identity.",
  );
  await expect(admin.reason).toHaveValue("Takes over");
  await expect(admin.dialog.getByRole("button", { name: "Make administrator" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(page.getByRole("button", { name: "Make administrator" })).toBeVisible();
  await grace.page.goto("/settings/activity");
  await expect(grace.page.getByText("Created the account")).toBeVisible();
  await expect(grace.page.getByText("Role changed by an administrator")).toHaveCount(0);
});
