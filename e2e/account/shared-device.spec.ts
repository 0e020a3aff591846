import { comeBack, expectOnDevice } from "../pages/device";
import { newPerson, signIn, signUp } from "../pages/people";
import { expect, test } from "../setup/fixtures";

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
