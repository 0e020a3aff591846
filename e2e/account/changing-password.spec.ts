import type { Page } from "@playwright/test";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { signIn } from "../pages/people";

const card = (page: Page) => page.getByRole("region", { name: "Password", exact: true });
const current = (page: Page) => card(page).getByLabel("Current password", { exact: true });
const chosen = (page: Page) => card(page).getByLabel("New password", { exact: true });
const button = (page: Page) => card(page).getByRole("button", { name: "Change password" });
const newPassword = "water the ferns on friday";

test(
  "a new password ends every other session, keeps this one, and is told by mail",
  { tag: "@phone" },
  async ({ page, secondBrowser, openBrowser, origin, me, mailTo, tasks }) => {
    const other = await secondBrowser();
    await page.goto("/settings/security");
    await current(page).fill(me.password);
    await chosen(page).fill(newPassword);
    await chosen(page).press("Enter");
    await expect(card(page).getByRole("status")).toContainText("You were signed out on all other devices.");
    await expect(button(page)).toBeFocused();
    await expect(current(page)).toHaveValue("");
    await expect(chosen(page)).toHaveValue("");
    await expect.poll(async () => (await other.context.request.get("/api/tasks")).status()).toBe(401);
    await mailTo(me.email, "Your password was changed");
    await page.goto("/tasks");
    await tasks.add("Still here");
    await signIn(await openBrowser(), origin, { ...me, password: newPassword });
  },
);

test("an invalid password has an error at its field, and no input is lost", async ({ page, me, allowErrors }) => {
  allowErrors(/status of (400|500)/);
  await page.goto("/settings/security");
  await button(page).click();
  await expect(current(page)).toBeFocused();
  await expect(current(page)).toHaveAccessibleDescription("Enter your password.");
  await expect(chosen(page)).toHaveAccessibleDescription(/Choose a password\.$/);

  await current(page).fill("not my password at all");
  await chosen(page).fill(newPassword);
  await button(page).click();
  await expect(current(page)).toHaveAccessibleDescription("Wrong password.");
  await expect(current(page)).toBeFocused();
  await expect(chosen(page)).toHaveValue(newPassword);
  await expect(chosen(page)).not.toHaveAttribute("aria-invalid", "true");

  await current(page).fill(me.password);
  await chosen(page).fill("password123");
  await button(page).click();
  await expect(chosen(page)).toHaveAccessibleDescription(/This password is too common/);
  await expect(chosen(page)).toBeFocused();

  await page.route("**/api/auth/change-password", (route) => route.fulfill({ status: 500, json: {} }), { times: 1 });
  await chosen(page).fill(newPassword);
  await button(page).click();
  await expect(card(page).getByRole("alert")).toContainText("Something went wrong on the server.");
  await expect(current(page)).toHaveValue(me.password);
  await expect(card(page).getByText("Your password was changed.")).toHaveCount(0);
});

test("too many attempts say when to try again", async ({ page, me, allowErrors }) => {
  allowErrors(/status of 429/);
  await page.goto("/settings/security");
  await page.route("**/api/auth/change-password", (route) =>
    route.fulfill({ status: 429, headers: { "retry-after": "90" }, json: { code: "too_many_requests" } }),
  );
  await current(page).fill(me.password);
  await chosen(page).fill(newPassword);
  await button(page).click();
  await expect(card(page).getByRole("alert")).toHaveText("Too many attempts. Try again in 2 minutes.");
});

test("a page that cannot load the sign-in methods says so, with Retry", async ({
  page,
  me: _signedIn,
  allowErrors,
}) => {
  allowErrors(/status of 500/);
  // The page comes with this answer; here it comes with another one, so that the browser has to ask.
  await page.route(/\/settings\/security\?_rsc=/, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(/account(\\?",\\?")signInMethods/g, "none$1signInMethods");
    await route.fulfill({ response: answer, body });
  });
  await page.goto("/settings");
  let isDown = true;
  await page.route("**/api/trpc/*signInMethods*", (route) =>
    isDown ? route.fulfill({ status: 500, json: {} }) : route.continue(),
  );
  await page
    .getByRole("link", { name: /^Security/ })
    .filter({ visible: true })
    .click();
  const notice = page.getByRole("alert").filter({ hasText: "This could not be loaded" }).first();
  await expect(notice).toBeVisible();
  isDown = false;
  await notice.getByRole("button", { name: "Retry" }).click();
  await expect(current(page)).toBeVisible();
});

test("axe finds nothing on the card in either theme, with errors and when it is done", async ({
  page,
  me,
  allowErrors,
}) => {
  allowErrors(/status of 400/);
  await page.goto("/settings/security");
  await current(page).fill("not my password at all");
  await chosen(page).fill(newPassword);
  await expect(card(page).getByText("Strength:")).toBeVisible();
  await button(page).click();
  await expect(current(page)).toHaveAttribute("aria-invalid", "true");
  await expectNoViolations(page);
  await current(page).fill(me.password);
  await button(page).click();
  await expect(card(page).getByText("Your password was changed.")).toBeVisible();
  await expectNoViolations(page);
});
