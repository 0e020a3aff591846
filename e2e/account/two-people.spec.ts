import type { BrowserContext, Page } from "@playwright/test";
import { AccountPages } from "../pages/account-pages";
import { expect, test } from "../setup/fixtures";
import { leaveSignedOut } from "../pages/leave-signed-out";
import { untilHydrated } from "../setup/hydrated";
import { apiOf, newPerson, signIn, signUp, whoIs } from "../pages/people";
import { TaskPages } from "../pages/task-pages";

const refused = /status of (400|401|409)/;

/** Signs Bob, whose account was created elsewhere, in to this browser, as if in a tab of his own. */
async function signInBob(context: BrowserContext, openBrowser: () => Promise<BrowserContext>, origin: string) {
  const bob = newPerson("Bob Moore");
  const elsewhere = await openBrowser();
  await signUp(elsewhere, origin, bob);
  const api = await apiOf(elsewhere, origin);
  await api.tasks.create.mutate({ title: "Bob's own" });
  // At once, because a page that finds no session leaves.
  await context.clearCookies();
  await context.addCookies(await elsewhere.cookies());
  return { bob, api };
}

const now = (page: Page) =>
  page.getByRole("region", { name: "Notifications" }).getByText("You are now signed in as Bob Moore.");

test("a tab of Ada's adds nothing to Bob's tasks, shows none of them, and reloads for Bob; her draft is kept for her", async ({
  page,
  tasks,
  api: adas,
  me,
  context,
  origin,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  await page.goto("/tasks");
  await tasks.add("Ada's own");
  await tasks.addField.fill("Ada's new words");
  const { api: bobs } = await signInBob(context, openBrowser, origin);
  await tasks.addField.press("Enter");
  await expect(now(page)).toBeVisible();
  await tasks.expectTitles(["Bob's own"]);
  await expect(tasks.addField).toHaveValue("");
  expect((await bobs.tasks.list.query()).items.map(({ title }) => title)).toEqual(["Bob's own"]);

  await leaveSignedOut(page);
  await signIn(context, origin, me);
  await page.goto("/tasks");
  await tasks.expectTitles(["Ada's new words", "Ada's own"]);
  await expect.poll(async () => (await adas.tasks.list.query()).items.length).toBe(2);
  expect((await bobs.tasks.list.query()).items).toHaveLength(1);
});

test("text that Ada's tab sends while it is left does not reach Bob, and is not lost", async ({
  page,
  tasks,
  api: adas,
  me,
  context,
  origin,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  const { id } = await adas.tasks.create.mutate({ title: "Write the report" });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Description")).toBeEditable();
  const { api: bobs } = await signInBob(context, openBrowser, origin);
  await tasks.field("Description").fill("At the last moment");
  await page.goto("/tasks");
  await tasks.expectTitles(["Bob's own"]);
  expect((await bobs.tasks.list.query()).items).toHaveLength(1);

  await leaveSignedOut(page);
  await signIn(context, origin, me);
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Description")).toHaveValue("At the last moment");
  await expect.poll(async () => (await adas.tasks.byId.query({ id })).description).toBe("At the last moment");
});

test("a link in Ada's tab opens Bob's page as Bob's, never in Ada's frame", async ({
  page,
  tasks,
  context,
  origin,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused, /RSC payload/);
  await page.goto("/settings/profile");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Ada Lovelace");
  await signInBob(context, openBrowser, origin);
  const document = page.waitForRequest((request) => request.isNavigationRequest());
  await page.getByRole("link", { name: "Sessions" }).first().click();
  expect((await document).url()).toMatch(/\/settings\/sessions$/);
  await expect(page).toHaveURL(/\/settings\/sessions$/);
  await page.goto("/tasks");
  await expect(page.getByRole("button", { name: /^Account/ })).toContainText("Bob Moore");
  await tasks.expectTitles(["Bob's own"]);
});

test("Ada's tab neither signs Bob out, nor confirms anything as him", async ({
  page,
  tasks,
  context,
  origin,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  await page.goto("/tasks");
  await expect(tasks.addField).toBeVisible();
  const { bob } = await signInBob(context, openBrowser, origin);
  await tasks.openAccountMenu();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(now(page)).toBeVisible();
  expect((await whoIs(context, origin))?.email).toBe(bob.email);
});

test("a tab of Ada's that the browser restores from memory reloads for Bob", async ({
  page,
  tasks,
  context,
  origin,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  await page.goto("/tasks");
  await tasks.add("Ada's own");
  await signInBob(context, openBrowser, origin);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect(now(page)).toBeVisible();
  await tasks.expectTitles(["Bob's own"]);
});

test("a sign-in form opened before Bob signed in leads to Bob's tasks, and ends no session", async ({
  page,
  account,
  tasks,
  me,
  context,
  origin,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  await context.clearCookies();
  await page.goto("/sign-in");
  await expect(account.signInButton).toBeEnabled();
  const { bob } = await signInBob(context, openBrowser, origin);
  await account.signIn(me);
  await expect(page).toHaveURL(/\/today$/);
  await expect(now(page)).toBeVisible();
  await tasks.goTo("All tasks");
  await tasks.expectTitles(["Bob's own"]);
  expect((await whoIs(context, origin))?.email).toBe(bob.email);
});

test("tabs notify each other: signing out and in beside Ada's tab removes her tasks from it, and keeps her draft", async ({
  page,
  tasks,
  me,
  context,
  origin,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  await page.goto("/tasks");
  await tasks.add("Ada's own");
  await tasks.addField.fill("Not added yet");
  const bob = newPerson("Bob Moore");
  await signUp(await openBrowser(), origin, bob);
  const beside = await context.newPage();
  await beside.goto("/tasks");
  await untilHydrated(beside);
  await new TaskPages(beside).signOut();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Ftasks&after=signed-out$/);

  await beside.goto("/sign-in");
  await new AccountPages(beside).signIn(bob);
  await expect(beside).toHaveURL(/\/today$/);
  await page.goto("/tasks");
  await expect(tasks.addField).toHaveValue("");
  await tasks.expectTitles([]);
  await leaveSignedOut(page);
  await signIn(context, origin, me);
  await page.goto("/tasks");
  await expect(tasks.addField).toHaveValue("Not added yet");
  await tasks.expectTitles(["Ada's own"]);
});
