import type { Page } from "@playwright/test";
import { cachedText, expectOnDevice, untilKept } from "../pages/device";
import { type Api, apiOf, newPerson, signIn, signUp } from "../pages/people";
import { expectNoViolations } from "../setup/axe";
import { expect, test, unreachable } from "../setup/own-server";
import { patience } from "../setup/patience";

test.slow();

const offline = (page: Page) => page.locator("[data-offline]");
const titles = ["Anchor", "Pay rent", "Sail"];

async function makeTasks(api: Api): Promise<string> {
  await api.tasks.create.mutate({ title: "Sail", tags: ["sea"] });
  const done = await api.tasks.create.mutate({ title: "Anchor" });
  await api.tasks.setCompleted.mutate({ id: done.id, completed: true });
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", description: "Before Friday" });
  return id;
}

/** Opens a list, with these titles on the device, and waits until it could be opened without the server. */
async function openAll(page: Page, expected: readonly string[] = titles): Promise<void> {
  await page.goto("/tasks");
  await expectOnDevice(page, expected);
  await untilKept(page);
}

test(
  "without the server every list opens and reloads, with its tasks, its numbers, its search and the open task; and goes on when the server is back",
  { tag: "@phone" },
  async ({ app, me, api, page, tasks, context, allowErrors }) => {
    allowErrors(unreachable);
    const id = await makeTasks(api);
    await openAll(page);
    const worker = await context.request.get("/sw.js");
    expect(worker.headers()["cache-control"]).toBe("no-cache");
    await app.halt();
    await page.reload();
    await tasks.expectTitles(["Pay rent", "Sail"]);
    await expect(offline(page)).toContainText("You are offline. Changes are kept on this device");
    await expect(offline(page)).toBeVisible();
    await page.goto(`/tasks?task=${id}`);
    await expect(tasks.field("Description")).toHaveValue("Before Friday");
    await page.goto("/completed");
    await tasks.expectTitles(["Anchor"]);
    await tasks.goTo("All tasks");
    await tasks.search.fill("sai");
    await tasks.expectTitles(["Sail"]);
    await tasks.search.fill("");
    await expectNoViolations(page);
    const text = await cachedText(page);
    expect(text).toContain("/shell");
    for (const secret of ["Pay rent", "Before Friday", me.email]) expect(text).not.toContain(secret);

    await app.resume();
    await expect(offline(page)).toBeHidden({ timeout: patience.navigation });
    await api.tasks.create.mutate({ title: "Made elsewhere" });
    await page.reload();
    await tasks.expectTitles(["Made elsewhere", "Pay rent", "Sail"]);
    await expect(offline(page)).toBeHidden();
  },
);

test("what is added without the server is listed at once, and saved when the server is back", async ({
  app,
  api,
  page,
  tasks,
  allowErrors,
}) => {
  allowErrors(unreachable);
  await makeTasks(api);
  await openAll(page);
  await app.halt();
  await page.reload();
  await tasks.expectTitles(["Pay rent", "Sail"]);
  await tasks.addField.fill("Buy a rope");
  await tasks.addField.press("Enter");
  await tasks.expectTitles(["Buy a rope", "Pay rent", "Sail"]);
  await app.resume();
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title), { timeout: patience.navigation })
    .toEqual(["Buy a rope", "Pay rent", "Anchor", "Sail"]);
});

test("whoever has signed out leaves nothing that opens without the server", async ({
  app,
  api,
  page,
  tasks,
  allowErrors,
}) => {
  allowErrors(unreachable);
  await makeTasks(api);
  await openAll(page);
  await tasks.signOut();
  await app.halt();
  await page.goto("/tasks");
  await expect(page.getByRole("heading", { name: "Keel cannot be reached" })).toBeVisible();
  await expect(page.getByText("No tasks are kept on this device.")).toBeVisible();
  await expect(page.getByText("Ada Lovelace")).toHaveCount(0);
  await expectOnDevice(page, []);
  await expectNoViolations(page);
});

test("without the server a browser shows the tasks of who used it last, and nothing of who did before", async ({
  app,
  api,
  page,
  tasks,
  context,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(unreachable);
  await makeTasks(api);
  await openAll(page);
  await page.goto("about:blank");
  const bob = newPerson("Bob Moore");
  await signUp(await openBrowser(), app.origin, bob);
  await context.clearCookies();
  await signIn(context, app.origin, bob);
  await (await apiOf(context, app.origin)).tasks.create.mutate({ title: "Bob's own" });
  await openAll(page, ["Bob's own"]);
  await app.halt();
  await page.reload();
  await tasks.expectTitles(["Bob's own"]);
  await expectOnDevice(page, ["Bob's own"]);
  await expect(page.getByText("Ada Lovelace")).toHaveCount(0);
});

test("the installed app opens the start page without the server", async ({ app, api, page, tasks, allowErrors }) => {
  allowErrors(unreachable);
  await makeTasks(api);
  await api.preferences.update.mutate({ startPage: "upcoming" });
  await openAll(page);
  await app.halt();
  await page.goto("/today?start");
  await expect(page).toHaveURL(/\/upcoming$/);
  await expect(page.getByRole("heading", { level: 1, name: "Upcoming" })).toBeVisible();
  await tasks.expectTitles([]);
});
