import type { BrowserContext } from "@playwright/test";
import { listApplied } from "../pages/applied-changes";
import { cachedText, changesOnDevice, expectOnDevice, titlesOnDevice, untilKept } from "../pages/device";
import { apiOf, newPerson, signIn, signUp } from "../pages/people";
import { TaskPages } from "../pages/task-pages";
import { expectNoViolations } from "../setup/axe";
import { visit } from "../setup/fixtures";
import { expect, test, unreachable } from "../setup/own-server";
import { patience } from "../setup/patience";

test.slow();
test.beforeEach(({ allowErrors }) => allowErrors(unreachable));

/** Signs somebody up in a browser, and opens their two tasks there. */
async function start(browser: BrowserContext, origin: string) {
  const ada = newPerson("Ada Lovelace");
  await signUp(browser, origin, ada);
  const api = await apiOf(browser, origin);
  await api.tasks.create.mutate({ title: "Pay rent" });
  const { id } = await api.tasks.create.mutate({ title: "Sail" });
  return { ada, api, id, ...(await open(browser)) };
}

async function open(browser: BrowserContext) {
  const opened = await visit(browser);
  await opened.page.goto("/tasks");
  await opened.tasks.expectTitles(["Sail", "Pay rent"]);
  await expectOnDevice(opened.page, ["Pay rent", "Sail"]);
  await untilKept(opened.page);
  return opened;
}

test(
  "what is added, edited and completed without the server is there after a reload and a restart, and is saved once and in order when the server is back",
  { tag: "@phone" },
  async ({ app, profile }) => {
    const { ada, api, id, page, tasks } = await start(await profile.open(), app.origin);
    await app.halt();
    await page.reload();
    await tasks.expectTitles(["Sail", "Pay rent"]);
    await tasks.add("Buy a rope");
    await tasks.add("Paint the boat");
    // Its options cover the first rows.
    await tasks.addField.press("Escape");
    await tasks.open("Sail");
    await tasks.field("Description").fill("Before Friday");
    await tasks.field("Description").blur();
    await tasks.closePanel();
    await tasks.checkbox("Pay rent").click();
    const titles = ["Paint the boat", "Buy a rope", "Sail"];
    await tasks.expectTitles(titles);
    await expectNoViolations(page);
    await expect.poll(async () => (await changesOnDevice(page)).length).toBe(4);
    await page.reload();
    await tasks.expectTitles(titles);

    await profile.close();
    const again = await visit(await profile.open());
    await again.page.goto("/tasks");
    await again.tasks.expectTitles(titles);
    await again.tasks.open("Sail");
    await expect(again.tasks.field("Description")).toHaveValue("Before Friday");
    expect(await changesOnDevice(again.page)).toHaveLength(4);

    await app.resume();
    await expect.poll(async () => (await changesOnDevice(again.page)).length, { timeout: patience.navigation }).toBe(0);
    expect(await listApplied(app, ada)).toEqual([
      "task.created Pay rent",
      "task.created Sail",
      "task.created Buy a rope",
      "task.created Paint the boat",
      "task.changed Sail",
      "task.completed Pay rent",
    ]);
    expect((await api.tasks.byId.query({ id })).description).toBe("Before Friday");
    await again.page.reload();
    await again.tasks.expectTitles(titles);
  },
);

test("when a text is changed without the server, and elsewhere meanwhile, both texts are shown and one is chosen", async ({
  app,
  profile,
  openBrowser,
}) => {
  const { ada, api, id, page, tasks } = await start(await profile.open(), app.origin);
  await app.halt();
  await page.goto(`/tasks?task=${id}`);
  await tasks.field("Description").fill("Written on the train");
  await tasks.field("Description").blur();
  await expect.poll(async () => (await changesOnDevice(page)).length).toBe(1);
  await profile.close();

  await app.resume();
  const elsewhere = await openBrowser();
  await signIn(elsewhere, app.origin, ada);
  const other = await visit(elsewhere);
  await other.page.goto(`/tasks?task=${id}`);
  await other.tasks.field("Description").fill("Written at home");
  await other.tasks.field("Description").blur();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("Written at home");

  const again = await visit(await profile.open());
  await again.page.goto(`/tasks?task=${id}`);
  const notice = again.tasks.panel.getByRole("alert");
  await expect(notice).toContainText("Written on the train");
  await expect(notice).toContainText("Written at home");
  await expectNoViolations(again.page);
  expect((await api.tasks.byId.query({ id })).description).toBe("Written at home");
  await notice.getByRole("button", { name: "Keep mine" }).click();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("Written on the train");
  await expect(other.tasks.field("Description")).toHaveValue("Written on the train");
});

test("who signs in where somebody else has changes that wait sees nothing of theirs and sends nothing of it; their owner's are saved when they return", async ({
  app,
  profile,
}) => {
  const browser = await profile.open();
  const { ada, api, page, tasks } = await start(browser, app.origin);
  await app.halt();
  await page.reload();
  await tasks.add("Ada's secret");
  await expect.poll(async () => (await changesOnDevice(page)).length).toBe(1);
  await page.close();
  await app.resume();

  const bob = newPerson("Bob Moore");
  await browser.clearCookies();
  await signUp(browser, app.origin, bob);
  const bobs = await visit(browser);
  await bobs.page.goto("/tasks");
  await bobs.tasks.add("Bob's own");
  await bobs.tasks.expectTitles(["Bob's own"]);
  await expect.poll(() => titlesOnDevice(bobs.page)).toEqual(["Bob's own"]);
  const [shown, cached] = [await bobs.page.content(), await cachedText(bobs.page)];
  for (const text of ["Ada's secret", "Pay rent", "Ada Lovelace", ada.email]) {
    expect(shown).not.toContain(text);
    expect(cached).not.toContain(text);
  }
  expect(await listApplied(app, bob)).toEqual(["task.created Bob's own"]);
  expect((await api.tasks.list.query()).items).toHaveLength(2);
  await bobs.page.close();

  await browser.clearCookies();
  await signIn(browser, app.origin, ada);
  const back = await visit(browser);
  await back.page.goto("/tasks");
  await back.tasks.expectTitles(["Ada's secret", "Sail", "Pay rent"]);
  await expect.poll(async () => (await api.tasks.list.query()).items.length).toBe(3);
});

test("seven pages of one browser all open, and each change is on all of them", async ({
  context,
  page,
  tasks,
  api,
  me,
}) => {
  expect(me.name).toBe("Ada Lovelace");
  const pages = [tasks];
  while (pages.length < 7) pages.push(new TaskPages(await context.newPage()));
  await page.goto("/tasks");
  const titles: string[] = [];
  for (const [at, opened] of pages.entries()) {
    await opened.page.goto("/tasks");
    await opened.expectTitles(titles);
    await opened.add(`Task ${at}`);
    titles.unshift(`Task ${at}`);
  }
  for (const opened of pages) await opened.expectTitles(titles);
  await expect.poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title)).toEqual(titles);
});
