import { comeBack, expectOnDevice } from "../pages/device";
import { newPerson, signIn, signUp } from "../pages/people";
import { expectNoViolations } from "../setup/axe";
import { TaskPages } from "../pages/task-pages";
import { expect, test } from "../setup/fixtures";
import { createAccount } from "../setup/installation";

test("signing out leaves no tasks on the device", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Ada's secret" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Ada's secret"]);
  await tasks.signOut();
  await expectOnDevice(page, []);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("who is signed out elsewhere leaves no tasks on the device", async ({ page, api, secondBrowser, allowErrors }) => {
  allowErrors(/status of 401/);
  await api.tasks.create.mutate({ title: "Ada's secret" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Ada's secret"]);
  const { page: elsewhere } = await secondBrowser();
  await elsewhere.goto("/settings/sessions");
  await elsewhere.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(elsewhere.getByRole("region", { name: "Notifications" })).toContainText("ended");
  await comeBack(page);
  await expect(page).toHaveURL(/\/sign-in/);
  await expectOnDevice(page, []);
});

test("a session that ended while its user was away leaves no tasks either", async ({ page, api, context }) => {
  await api.tasks.create.mutate({ title: "Ada's secret" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Ada's secret"]);
  await page.goto("about:blank");
  await context.clearCookies();
  await page.goto("/tasks");
  await expect(page).toHaveURL(/\/sign-in/);
  await expectOnDevice(page, []);
});

test("the start page leaves nothing of a session that has ended", async ({ page, api, context }) => {
  await api.tasks.create.mutate({ title: "Ada's secret" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Ada's secret"]);
  await page.goto("about:blank");
  await context.clearCookies();
  await page.goto("/");
  await expectOnDevice(page, []);
});

test("who wants no tasks kept on the device has none there, in no tab, and sees them all the same", async ({
  page,
  tasks,
  api,
  context,
}) => {
  await api.tasks.create.mutate({ title: "Ada's secret" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Ada's secret"]);
  const settings = await context.newPage();
  await settings.goto("/settings/data");
  const choice = settings.getByRole("checkbox", { name: "Keep tasks on this device" });
  await expect(choice).toBeChecked();
  await choice.uncheck();
  await expect(settings.getByRole("region", { name: "Notifications" })).toContainText(
    "Tasks removed from this device.",
  );
  await expectOnDevice(page, []);
  await tasks.add("Another secret");
  // Until the words are read, they are a draft in the field, which a reload keeps as a draft.
  await expect(tasks.link("Another secret")).toBeVisible();
  const copied = page.waitForResponse(/sync\.changes/);
  await page.reload();
  await copied;
  await tasks.expectTitles(["Another secret", "Ada's secret"]);
  await expectOnDevice(page, []);
  await settings.reload();
  await expect(choice).not.toBeChecked();
  await expectNoViolations(settings);
  await choice.check();
  await page.reload();
  await expectOnDevice(page, ["Ada's secret", "Another secret"]);
});

test("where no tasks are kept, a change that cannot be saved is asked about, and outlives a reload", async ({
  page,
  tasks,
  api,
  allowErrors,
}) => {
  allowErrors(/ERR_FAILED|Failed to fetch/);
  await page.addInitScript(() => localStorage.setItem("keel:keep-tasks", "no"));
  let isAway = true;
  await page.route(/sync\.push/, (route) => (isAway ? route.abort() : route.continue()));
  await page.goto("/tasks");
  await tasks.add("Not lost");
  await expect(page.getByRole("button", { name: "1 change waits" })).toBeVisible();
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await page.reload();
  await tasks.expectTitles(["Not lost"]);
  expect(asked).toEqual(["beforeunload"]);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("Not lost");
  await expectOnDevice(page, []);
  isAway = false;
  await expect.poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title)).toEqual(["Not lost"]);
});

test("signing in after another user reveals nothing of theirs", async ({ page, api, context, origin, openBrowser }) => {
  await api.tasks.create.mutate({ title: "Ada's secret" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Ada's secret"]);
  await page.goto("about:blank");
  const bob = newPerson("Bob Moore");
  await signUp(await openBrowser(), origin, bob);
  await context.clearCookies();
  await signIn(context, origin, bob);
  await page.goto("/settings/profile");
  await expectOnDevice(page, []);
});

test(
  "who signs in without keeping tasks on the device sees them, and leaves none there",
  { tag: "@phone" },
  async ({ page, account, place }) => {
    const ada = newPerson("Ada Lovelace");
    await createAccount(place, ada);
    await page.goto("/sign-in?next=/tasks");
    const choice = page.getByRole("checkbox", { name: "Keep tasks on this device" });
    await expect(choice).toBeChecked();
    await choice.uncheck();
    await expectNoViolations(page);
    const copied = page.waitForResponse(/sync\.changes/);
    await account.signIn(ada);
    await copied;
    const tasks = new TaskPages(page);
    await tasks.add("Ada's secret");
    await tasks.expectTitles(["Ada's secret"]);
    await expectOnDevice(page, []);
    await tasks.signOut();
    await page.goto("/sign-in");
    await expect(choice).not.toBeChecked();
  },
);
