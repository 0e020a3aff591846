import type { Page } from "@playwright/test";
import { expectOnDevice } from "../pages/device";
import { expectSaved, openAll, question, signOut, waiting, withholdPush } from "../pages/unsaved";
import { expectNoViolations } from "../setup/axe";
import { expect, test, unreachable } from "../setup/own-server";
import { patience } from "../setup/patience";

test.slow();
test.beforeEach(({ allowErrors }) => allowErrors(unreachable, /ERR_FAILED/, /status of 401/));

const notifications = (page: Page) => page.getByRole("region", { name: "Notifications" });

test(
  "signing out asks before it loses changes, and saves them first if it can",
  { tag: "@phone" },
  async ({ app, page, tasks, api }) => {
    await openAll(page);
    await app.halt();
    await tasks.add("Sail");
    await signOut(page);
    await expect(question(page)).toHaveAccessibleName("1 change is not saved yet");
    await expect(question(page).getByRole("button", { name: "Stay" })).toBeFocused();
    await expectNoViolations(page);
    await page.keyboard.press("Enter");
    await expect(question(page)).toHaveCount(0);
    await tasks.expectTitles(["Sail"]);
    if (await page.getByRole("dialog", { name: "Menu" }).isVisible()) await page.keyboard.press("Escape");
    await signOut(page);
    await question(page).getByRole("button", { name: "Sign out and lose them" }).click();
    await expect(notifications(page)).toContainText("You are still signed in.");
    await app.resume();
    await page.goto("/tasks");
    await tasks.expectTitles(["Sail"]);
    await tasks.signOut();
    await expectOnDevice(page, []);
    await expectSaved(api, ["Sail"]);
  },
);

test("who signs out and loses changes leaves none of them behind", async ({ page, tasks, account, me, api }) => {
  await openAll(page);
  await withholdPush(page);
  await tasks.add("Ada's secret");
  await signOut(page);
  await question(page).getByRole("button", { name: "Sign out and lose them" }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await page.unrouteAll();
  await page.goto("/sign-in?next=/tasks");
  await account.signIn(me);
  await tasks.expectTitles([]);
  await expectSaved(api, []);
});

test("signing out on the settings saves what waits on the device, and asks if it cannot", async ({
  page,
  tasks,
  api,
}) => {
  await openAll(page);
  const release = await withholdPush(page);
  await tasks.add("Sail");
  await expect(waiting(page)).toHaveText("1 change waits");
  await page.goto("/settings/sessions");
  const here = page.getByRole("list", { name: "Sessions" }).getByRole("button", { name: "Sign out" });
  await here.click();
  await expect(question(page)).toHaveAccessibleName("1 change is not saved yet");
  await question(page).getByRole("button", { name: "Stay" }).click();
  await release();
  await here.click();
  await expect(page).toHaveURL(/\/$/);
  await expectSaved(api, ["Sail"]);
});

test("changes of a user who was signed out elsewhere are kept, and saved when they sign in again", async ({
  page,
  tasks,
  api,
  account,
  me,
  context,
}) => {
  await openAll(page);
  const release = await withholdPush(page);
  await tasks.add("Ada's secret");
  await expect(waiting(page)).toHaveText("1 change waits");
  await release();
  await context.clearCookies();
  await expect(page).toHaveURL(/\/sign-in/, { timeout: patience.navigation });
  await expect(page.getByRole("status").filter({ hasText: "1 change" })).toHaveText(
    "1 change made here is kept on this device and is saved when you sign in again.",
  );
  await expect(page.getByText("Ada")).toHaveCount(0);
  await expectNoViolations(page);
  await account.signIn(me);
  await expectSaved(api, ["Ada's secret"]);
  await tasks.expectTitles(["Ada's secret"]);
});

test("who wants no tasks kept is asked before waiting changes are lost", async ({ page, tasks, api }) => {
  await openAll(page);
  const release = await withholdPush(page);
  await tasks.add("Sail");
  await expect(waiting(page)).toHaveText("1 change waits");
  await page.goto("/settings/data");
  const choice = page.getByRole("checkbox", { name: "Keep tasks on this device" });
  await choice.click();
  await question(page).getByRole("button", { name: "Keep tasks" }).click();
  await expect(choice).toBeChecked();
  await release();
  await choice.click();
  await expect(notifications(page)).toContainText("Tasks removed from this device.");
  await expectSaved(api, ["Sail"]);
});
