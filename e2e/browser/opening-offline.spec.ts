import type { BrowserContext, Page } from "@playwright/test";
import type { App } from "../../scripts/app";
import { expectOnDevice } from "../pages/device";
import { type Api, apiOf, newPerson, signIn, signUp } from "../pages/people";
import { TaskPages } from "../pages/task-pages";
import { expectNoViolations } from "../setup/axe";
import { expect, test as base } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";
import { patience } from "../setup/patience";
import { startStoryApp } from "../story-app";

/** Without a connection is what a browser is when the server's process has ended. */
const test = base.extend<{ app: App }>({
  app: async ({ browserName: _browser }, use) => {
    const app = await startStoryApp({ logFile: test.info().outputPath("app.log") });
    await use(app);
    await app.stop();
  },
});

test.use({ serviceWorkers: "allow" });
test.slow();

const ada = () => newPerson("Ada Lovelace");
const offline = (page: Page) => page.locator("[data-offline]");
const refused = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|status of 503/;

/** Opens the page `path` of a user, and waits until the browser could open it without the server. */
async function openAll(page: Page, app: App, titles: readonly string[], path = "/tasks"): Promise<void> {
  await page.goto(app.origin + path);
  await expectOnDevice(page, titles);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(async () => (await caches.match("/shell")) !== undefined)).toBe(true);
}

async function makeTasks(api: Api): Promise<string> {
  await api.tasks.create.mutate({ title: "Sail", tags: ["sea"] });
  const done = await api.tasks.create.mutate({ title: "Anchor" });
  await api.tasks.setCompleted.mutate({ id: done.id, completed: true });
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", description: "Before Friday" });
  return id;
}

/** Opens a browser with Ada's tasks on the device, and ends the server. */
async function leaveShore(app: App, browser: BrowserContext) {
  const person = ada();
  await signUp(browser, app.origin, person);
  const api = await apiOf(browser, app.origin);
  const id = await makeTasks(api);
  const page = await browser.newPage();
  await openAll(page, app, ["Anchor", "Pay rent", "Sail"]);
  const worker = await browser.request.get(`${app.origin}/sw.js`);
  expect(worker.headers()["cache-control"]).toBe("no-cache");
  await app.halt();
  return { person, api, id, page, tasks: new TaskPages(page) };
}

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await untilHydrated(page);
}

/** Returns all text that the browser's caches hold. */
const cachedText = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url, (await (await cache.match(request))?.text()) ?? "");
      }
    }
    return texts.join("\n");
  });

test(
  "without the server every list opens and reloads, with its tasks, its numbers, its search and the open task; and goes on when the server is back",
  { tag: "@phone" },
  async ({ app, openBrowser, allowErrors }) => {
    allowErrors(refused);
    const browser = await openBrowser();
    const { person, id, api, page, tasks } = await leaveShore(app, browser);
    await page.reload();
    await tasks.expectTitles(["Pay rent", "Sail"]);
    await expect(offline(page)).toContainText("You are offline. Changes cannot be saved");
    await expect(offline(page)).toBeVisible();
    await visit(page, `${app.origin}/tasks?task=${id}`);
    await expect(tasks.field("Description")).toHaveValue("Before Friday");
    await visit(page, `${app.origin}/completed`);
    await tasks.expectTitles(["Anchor"]);
    await tasks.goTo("All tasks");
    await tasks.search.fill("sai");
    await tasks.expectTitles(["Sail"]);
    await tasks.search.fill("");
    await expectNoViolations(page);
    const text = await cachedText(page);
    expect(text).toContain("/shell");
    for (const secret of ["Pay rent", "Before Friday", person.email]) expect(text).not.toContain(secret);

    await app.resume();
    await expect(offline(page)).toBeHidden({ timeout: patience.navigation });
    await api.tasks.create.mutate({ title: "Made elsewhere" });
    await page.reload();
    await tasks.expectTitles(["Made elsewhere", "Pay rent", "Sail"]);
    await expect(offline(page)).toBeHidden();
  },
);

test("what cannot be saved without the server says so, and what was typed is saved when the server is back", async ({
  app,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  const { api, page, tasks } = await leaveShore(app, await openBrowser());
  await page.reload();
  await tasks.expectTitles(["Pay rent", "Sail"]);
  await tasks.addField.fill("Buy a rope");
  await tasks.addField.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Buy a rope" })).toBeVisible();
  await app.resume();
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title), { timeout: patience.navigation })
    .toEqual(["Buy a rope", "Pay rent", "Anchor", "Sail"]);
});

test("whoever has signed out leaves nothing that opens without the server", async ({
  app,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  const browser = await openBrowser();
  await signUp(browser, app.origin, ada());
  const page = await browser.newPage();
  await makeTasks(await apiOf(browser, app.origin));
  await openAll(page, app, ["Anchor", "Pay rent", "Sail"]);
  await new TaskPages(page).signOut();
  await app.halt();
  await visit(page, `${app.origin}/tasks`);
  await expect(page.getByRole("heading", { name: "Keel cannot be reached" })).toBeVisible();
  await expect(page.getByText("No tasks are kept on this device.")).toBeVisible();
  await expect(page.getByText("Ada Lovelace")).toHaveCount(0);
  await expectOnDevice(page, []);
  await expectNoViolations(page);
});

test("without the server a browser shows the tasks of who used it last, and nothing of who did before", async ({
  app,
  openBrowser,
  allowErrors,
}) => {
  allowErrors(refused);
  const browser = await openBrowser();
  await signUp(browser, app.origin, ada());
  const page = await browser.newPage();
  await makeTasks(await apiOf(browser, app.origin));
  await openAll(page, app, ["Anchor", "Pay rent", "Sail"]);
  await page.goto("about:blank");
  const bob = newPerson("Bob Moore");
  await signUp(await openBrowser(), app.origin, bob);
  await browser.clearCookies();
  await signIn(browser, app.origin, bob);
  await (await apiOf(browser, app.origin)).tasks.create.mutate({ title: "Bob's own" });
  await openAll(page, app, ["Bob's own"]);
  await app.halt();
  await page.reload();
  await untilHydrated(page);
  const tasks = new TaskPages(page);
  await tasks.expectTitles(["Bob's own"]);
  await expectOnDevice(page, ["Bob's own"]);
  await expect(page.getByText("Ada Lovelace")).toHaveCount(0);
});
