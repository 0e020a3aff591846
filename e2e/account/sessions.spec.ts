import type { Page } from "@playwright/test";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { openSession } from "../setup/installation";
import { apiOf } from "../pages/people";

const rows = (page: Page) => page.getByRole("list", { name: "Sessions" }).getByRole("listitem");

test(
  "who is signed in elsewhere sees it in words, and revokes it",
  { tag: "@phone" },
  async ({ page, secondBrowser, tasks, allowErrors }) => {
    allowErrors(/status of 401/);
    const other = await secondBrowser();
    await other.page.goto("/today");
    await page.goto("/settings/sessions");
    await expect(rows(page)).toHaveCount(2);
    await expect(rows(page).first()).toContainText(/Chrome on Linux|Chrome on Android/);
    await expect(rows(page).first()).toContainText("This device");
    await expect(rows(page).first()).toContainText("Your network (127.0.0.x)");
    await expect(rows(page).nth(1)).toContainText("Used a few minutes ago, signed in a few minutes ago");
    await rows(page)
      .nth(1)
      .getByRole("button", { name: /^Sign out / })
      .click();
    await expect(tasks.notifications).toContainText("was signed out.");
    await expect(rows(page)).toHaveCount(1);
    await expect(page.getByRole("list", { name: "Sessions" })).toBeFocused();
    await expect(page.getByText("You are not signed in anywhere else.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign out everywhere else" })).toHaveCount(0);
    await expect.poll(async () => (await other.context.request.get("/api/tasks")).status()).toBe(401);
    await expect(other.page).toHaveURL(/\/sign-in/);
    await page.goto("/today");
    await expect(page).toHaveURL(/\/today$/);
  },
);

test(
  "everywhere else is one press, and goes on after a server that failed",
  { tag: "@phone" },
  async ({ place, page, context, origin, me, openBrowser, tasks, allowErrors }) => {
    allowErrors(/status of 500/);
    for (const browser of [await openBrowser(), await openBrowser()]) await openSession(browser, place, me);
    await page.goto("/settings/sessions");
    await expect(rows(page)).toHaveCount(3);
    await page.route("**/api/trpc/sessions.revokeOthers*", (route) => route.fulfill({ status: 500, json: {} }), {
      times: 1,
    });
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(tasks.notifications).toContainText("No session was ended.");
    await expect(rows(page)).toHaveCount(3);
    await tasks.notifications.getByRole("button", { name: "Retry" }).click();
    await expect(tasks.notifications).toContainText("2 sessions were ended.");
    await expect(rows(page)).toHaveCount(1);
    expect((await (await apiOf(context, origin)).sessions.list.query()).items).toHaveLength(1);
  },
);

test("Sign out everywhere asks first, then signs out, by keyboard alone", async ({ page, context, me: _signedIn }) => {
  await page.goto("/settings/sessions");
  await page.getByRole("button", { name: "Sign out everywhere…" }).press("Enter");
  const question = page.getByRole("dialog", { name: "Sign out everywhere?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Sign out everywhere…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(async () => (await context.request.get("/api/tasks")).status()).toBe(401);
});

test("a list that cannot be loaded says so, with Retry", async ({ page, me: _signedIn, allowErrors }) => {
  allowErrors(/status of 500/);
  // The page comes with the list; here it comes with another one, so that the browser has to ask.
  await page.route(/\/settings\/sessions\?_rsc=/, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(/sessions(\\?",\\?")list/g, "none$1list");
    await route.fulfill({ response: answer, body });
  });
  await page.goto("/settings");
  let isDown = true;
  await page.route("**/api/trpc/sessions.list*", (route) =>
    isDown ? route.fulfill({ status: 500, json: {} }) : route.continue(),
  );
  await page
    .getByRole("link", { name: /^Sessions/ })
    .filter({ visible: true })
    .click();
  const notice = page.getByRole("alert").filter({ hasText: "Your sessions could not be loaded" });
  await expect(notice).toBeVisible();
  isDown = false;
  await notice.getByRole("button", { name: "Retry" }).click();
  await expect(rows(page)).toHaveCount(1);
});

test("axe finds nothing on the page, and in its dialog", async ({ page, secondBrowser }) => {
  await secondBrowser();
  await page.goto("/settings/sessions");
  await expect(rows(page)).toHaveCount(2);
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Sign out everywhere…" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolations(page);
});
