import type { Page } from "@playwright/test";
import type { AccountPages } from "../pages/account-pages";
import { expectOnDevice } from "../pages/device";
import type { Person } from "../pages/people";
import type { TaskPages } from "../pages/task-pages";
import { expectSaved, openAll, question, signOut, waiting, withholdPush } from "../pages/unsaved";
import { expectNoViolations } from "../setup/axe";
import { expect, test, unreachable } from "../setup/own-server";
import { patience } from "../setup/patience";

test.slow();
test.beforeEach(({ allowErrors }) => allowErrors(unreachable, /ERR_FAILED/, /status of 401/));

const notifications = (page: Page) => page.getByRole("region", { name: "Notifications" });

async function signInAgain(page: Page, account: AccountPages, person: Person): Promise<void> {
  await page.goto("/sign-in?next=/tasks");
  await account.signIn(person);
}

/** Adds a task that does not reach the server. Returns the function that lets it. */
async function addUnsaved(page: Page, tasks: TaskPages, title: string): Promise<() => Promise<void>> {
  const release = await withholdPush(page);
  await tasks.add(title);
  await expect(waiting(page)).toHaveText("1 change waits");
  return release;
}

test(
  "signing out asks before it loses changes, and saves them first if it can",
  { tag: "@phone" },
  async ({ app, page, tasks, account, api, me }) => {
    await openAll(page, api);
    await app.halt();
    await tasks.add("Sail");
    await signOut(page);
    await expect(question(page)).toHaveAccessibleName("1 change is not saved yet");
    await expect(question(page).getByRole("button", { name: "Stay" })).toBeFocused();
    await expectNoViolations(page);
    await page.keyboard.press("Enter");
    await expect(question(page)).toHaveCount(0);
    if (await page.getByRole("dialog", { name: "Menu" }).isVisible()) await page.keyboard.press("Escape");
    await tasks.expectTitles(["Sail", "Pay rent"]);
    await signOut(page);
    await question(page).getByRole("button", { name: "Sign out and lose them" }).click();
    await expect(notifications(page)).toContainText("You are still signed in.");
    await app.resume();
    await page.goto("/tasks");
    await tasks.expectTitles(["Sail", "Pay rent"]);
    await tasks.signOut();
    await expectOnDevice(page, []);
    await signInAgain(page, account, me);
    await tasks.expectTitles(["Sail", "Pay rent"]);
  },
);

test("who signs out and loses changes leaves none of them behind", async ({ page, tasks, account, me, api }) => {
  await openAll(page, api);
  const release = await addUnsaved(page, tasks, "Ada's secret");
  await signOut(page);
  await question(page).getByRole("button", { name: "Sign out and lose them" }).click();
  await expect(page).toHaveURL(/\/$/);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await release();
  await signInAgain(page, account, me);
  await tasks.expectTitles(["Pay rent"]);
});

test("signing out on the settings saves what waits on the device, and asks if it cannot", async ({
  page,
  tasks,
  account,
  api,
  me,
}) => {
  await openAll(page, api);
  const release = await addUnsaved(page, tasks, "Sail");
  await page.goto("/settings/sessions");
  const here = page.getByRole("list", { name: "Sessions" }).getByRole("button", { name: /^Sign out/ });
  await here.click();
  await expect(question(page)).toHaveAccessibleName("1 change is not saved yet");
  await question(page).getByRole("button", { name: "Stay" }).click();
  await expect(question(page)).toHaveCount(0);
  await release();
  await here.click();
  await expect(page).toHaveURL(/\/$/);
  await signInAgain(page, account, me);
  await tasks.expectTitles(["Sail", "Pay rent"]);
});

test("changes of a user who was signed out elsewhere are kept, and saved when they sign in again", async ({
  page,
  tasks,
  api,
  account,
  me,
  context,
}) => {
  await openAll(page, api);
  const release = await addUnsaved(page, tasks, "Ada's secret");
  await context.clearCookies();
  await release();
  await expect(page).toHaveURL(/\/sign-in/, { timeout: patience.navigation });
  await expect(page.getByRole("status").filter({ hasText: "1 change" })).toHaveText(
    "1 change made here is kept on this device and is saved when you sign in again.",
  );
  await expect(page.getByText("Ada")).toHaveCount(0);
  await expectNoViolations(page);
  await account.signIn(me);
  await tasks.expectTitles(["Ada's secret", "Pay rent"]);
  await expectSaved(api, ["Ada's secret", "Pay rent"]);
});

test("who wants no tasks kept is asked before waiting changes are lost", async ({ page, tasks, api }) => {
  await openAll(page, api);
  const release = await addUnsaved(page, tasks, "Sail");
  await page.goto("/settings/data");
  const choice = page.getByRole("checkbox", { name: "Keep tasks on this device" });
  await choice.uncheck();
  await question(page).getByRole("button", { name: "Keep tasks" }).click();
  await expect(choice).toBeChecked();
  await release();
  await choice.uncheck();
  await expect(notifications(page)).toContainText("Tasks removed from this device.");
  await expectSaved(api, ["Sail", "Pay rent"]);
});
