import type { Page } from "@playwright/test";
import { expectOnDevice, untilKept } from "../pages/device";
import type { TaskPages } from "../pages/task-pages";
import type { Release } from "../setup/another-release";
import { expectNoViolations } from "../setup/axe";
import { visit } from "../setup/fixtures";
import { expect, test, unreachable } from "../setup/own-server";
import { untilHydrated } from "../setup/hydrated";
import { patience } from "../setup/patience";

test.slow();
test.beforeEach(({ allowErrors }) => allowErrors(unreachable));

const titles = ["Pay rent", "Sail"];
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

/** Returns whether all scripts of a page are of a release. */
const isOf = (page: Page, { mark }: Release) => page.evaluate(areOf, mark);

/** Waits until a page has been reloaded with a release. */
async function untilOf(page: Page, { mark }: Release): Promise<void> {
  await page.waitForFunction(areOf, mark);
  await untilHydrated(page);
}

function areOf(mark: string): boolean {
  const scripts = [...document.scripts].map(({ src }) => src).filter(Boolean);
  return scripts.length > 0 && scripts.every((name) => name.includes(mark));
}

/** Expects these caches, and no other, of a page that is perhaps being reloaded. */
const expectCaches = (page: Page, names: readonly string[]) =>
  expect(async () => expect(await cacheNames(page)).toEqual(names)).toPass({ timeout: patience.step });

/** Lets the page know that its device is connected again. */
const reconnect = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

/** Asks for a new worker. Returns what became of it. */
const updateWorker = (page: Page) =>
  page.evaluate(async () => {
    const registration = await (await navigator.serviceWorker.ready).update();
    const worker = registration.installing;
    return new Promise<string | undefined>((resolve) => {
      if (worker === null) resolve(undefined);
      worker?.addEventListener("statechange", () => resolve(worker.state));
    });
  });

test.describe("a page of the release before", () => {
  test.beforeEach(async ({ api, page }) => {
    for (const title of titles.toReversed()) await api.tasks.create.mutate({ title });
    await page.goto("/tasks");
    await expectOnDevice(page, titles);
    await untilKept(page);
  });

  test(
    "is told of the new one, works until Reload is pressed, and its files go with it",
    { tag: "@phone" },
    async ({ app, page, tasks, nextRelease }) => {
      const before = await cacheNames(page);
      await app.halt();
      await app.resume(nextRelease.directory);
      await reconnect(page);
      await expect(tasks.notifications).toContainText("A new version is ready.", { timeout: patience.navigation });
      await expectNoViolations(page);
      expect(await cacheNames(page)).toEqual([...before, `keel-release-${nextRelease.mark}`]);
      await tasks.goTo("Completed");
      await tasks.goTo("All tasks");
      await tasks.expectTitles(titles);
      await tasks.open("Sail");
      await expect(tasks.field("Title")).toHaveValue("Sail");
      expect(await isOf(page, nextRelease)).toBe(false);
      await tasks.closePanel();

      await tasks.notifications.getByRole("button", { name: "Reload" }).click();
      await untilOf(page, nextRelease);
      await tasks.expectTitles(titles);
      await expectCaches(page, [`keel-release-${nextRelease.mark}`]);
      await expect(page.getByText("A new version is ready.")).toHaveCount(0);
      await app.halt();
      await page.reload();
      await tasks.expectTitles(titles);
      expect(await isOf(page, nextRelease)).toBe(true);
    },
  );

  test("goes on beside another one that was reloaded, until Reload is pressed there, too", async ({
    app,
    context,
    page,
    tasks,
    nextRelease,
  }) => {
    const { page: other, tasks: others } = await visit(context);
    await other.goto("/tasks");
    const before = await cacheNames(page);
    await app.halt();
    await app.resume(nextRelease.directory);
    await reconnect(page);
    const reload = (of: TaskPages) => of.notifications.getByRole("button", { name: "Reload" });
    await expect(reload(tasks)).toBeVisible({ timeout: patience.navigation });
    await expect(reload(others)).toBeVisible();
    await reload(tasks).click();
    await untilOf(page, nextRelease);
    expect(await cacheNames(page)).toEqual([...before, `keel-release-${nextRelease.mark}`]);
    await others.open("Sail");
    await expect(others.field("Title")).toHaveValue("Sail");
    await reload(others).click();
    await untilOf(other, nextRelease);
    await others.expectTitles(titles);
  });

  test("that was opened without the server is told of the new one when the server is back", async ({
    app,
    page,
    tasks,
    nextRelease,
  }) => {
    await app.halt();
    await page.reload();
    await tasks.expectTitles(titles);
    await app.resume(nextRelease.directory);
    const reload = tasks.notifications.getByRole("button", { name: "Reload" });
    await expect(reload).toBeVisible({ timeout: patience.navigation });
    await tasks.goTo("Completed");
    await reload.click();
    await expectCaches(page, [`keel-release-${nextRelease.mark}`]);
    await expect(page.getByRole("heading", { level: 1, name: "Completed" })).toBeVisible();
  });

  test("stays as it is, and opens without the server, while the new one cannot be had in full; then it is offered", async ({
    app,
    page,
    tasks,
    nextRelease,
  }) => {
    const repair = await nextRelease.hideFile();
    await app.halt();
    await app.resume(nextRelease.directory);
    expect(await updateWorker(page)).toBe("redundant");
    await expect(page.getByText("A new version is ready.")).toHaveCount(0);
    await app.halt();
    await page.reload();
    await tasks.expectTitles(titles);
    await repair();
    await app.resume(nextRelease.directory);
    await expect(tasks.notifications).toContainText("A new version is ready.", { timeout: patience.navigation });
  });
});

test("a page that is opened after the server was replaced is of the new release, and nothing is asked", async ({
  app,
  api,
  page,
  tasks,
  nextRelease,
}) => {
  await api.tasks.create.mutate({ title: "Sail" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Sail"]);
  await untilKept(page);
  await app.halt();
  await app.resume(nextRelease.directory);
  await page.reload();
  await tasks.expectTitles(["Sail"]);
  expect(await isOf(page, nextRelease)).toBe(true);
  await expectCaches(page, [`keel-release-${nextRelease.mark}`]);
  await expect(page.getByText("A new version is ready.")).toHaveCount(0);
  await app.halt();
  await page.reload();
  await tasks.expectTitles(["Sail"]);
});

test("a page whose copy a newer one has taken over goes on, and its changes are saved", async ({
  api,
  page,
  tasks,
}) => {
  await api.tasks.create.mutate({ title: "Sail" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Sail"]);
  await page.evaluate(async () => {
    const copy = (await indexedDB.databases()).find(({ name }) => name?.startsWith("keel-"));
    const name = copy?.name ?? "";
    await new Promise((resolve) => indexedDB.open(name, 1_000).addEventListener("success", resolve));
  });
  await tasks.add("Buy a rope");
  await tasks.expectTitles(["Buy a rope", "Sail"]);
  await tasks.goTo("Completed");
  await tasks.goTo("All tasks");
  await page.reload();
  await tasks.expectTitles(["Buy a rope", "Sail"]);
  expect((await api.tasks.list.query()).items).toHaveLength(2);
});
