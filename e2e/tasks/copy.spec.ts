import type { Page } from "@playwright/test";
import { comeBack, expectOnDevice } from "../pages/device";
import type { Api } from "../pages/people";
import { TaskPages } from "../pages/task-pages";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

/** Creates a task for each list. */
async function makeTasks(api: Api): Promise<void> {
  await api.tasks.create.mutate({ title: "Open", tags: ["home"] });
  await api.tasks.create.mutate({ title: "Due", dueOn: dayFromNow(0) });
  const done = await api.tasks.create.mutate({ title: "Done" });
  await api.tasks.setCompleted.mutate({ id: done.id, completed: true });
  const deleted = await api.tasks.create.mutate({ title: "Gone" });
  await api.tasks.delete.mutate({ id: deleted.id });
}
const all = ["Done", "Due", "Gone", "Open"];

/** Stops all requests for tasks from reaching the server. They do not fail: they are never answered. */
async function withholdServer(page: Page): Promise<void> {
  await page.route("**/api/trpc/**", () => undefined);
}

test(
  "every list, a search and the numbers come from this device once it has a copy",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await makeTasks(api);
    await page.goto("/tasks");
    await expectOnDevice(page, all);
    await withholdServer(page);
    await tasks.goTo("Completed");
    await tasks.expectTitles(["Done"]);
    await tasks.goTo("Trash");
    await expect(page.getByRole("button", { name: "Restore Gone" })).toBeVisible();
    await tasks.goTo("Today");
    await tasks.expectTitles(["Due"]);
    await tasks.goTo("All tasks");
    await tasks.expectTitles(["Due", "Open"]);
    await tasks.filter("Tag", "home");
    await tasks.expectTitles(["Open"]);
    await tasks.search.fill("nothing");
    await expect(page.getByText("No tasks match", { exact: true })).toBeVisible();
    await tasks.search.fill("op");
    await tasks.expectTitles(["Open"]);
    await tasks.checkbox("Open").click();
    await expect(page.getByText("No tasks match", { exact: true })).toBeVisible();
  },
);

test("rows that the server rendered keep their elements when the copy arrives", async ({ page, tasks, api }) => {
  await makeTasks(api);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/api/trpc/sync.changes*", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/tasks");
  await tasks.expectTitles(["Due", "Open"]);
  // A list is hydrated after its page, which writes attributes of its fields once more.
  await untilHydrated(page);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await tasks.list.evaluate((list) => {
    const seen: string[] = [];
    Reflect.set(window, "seen", seen);
    const options = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((records) =>
      seen.push(...records.map(({ type, attributeName }) => `${type} ${attributeName}`)),
    ).observe(list, options);
  });
  release();
  await expectOnDevice(page, all);
  await tasks.expectTitles(["Due", "Open"]);
  expect(await page.evaluate(() => Reflect.get(window, "seen"))).toEqual([]);
});

test("a change on another device is shown when the user returns to the page", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Pay rent"]);
  await api.tasks.update.mutate({ id, title: "Pay the rent" });
  await api.tasks.create.mutate({ title: "Sail" });
  await comeBack(page);
  await tasks.expectTitles(["Sail", "Pay the rent"]);
  await expect(page.getByRole("link", { name: "All tasks , 2 tasks" })).toBeVisible();
});

test("a change is shown in the other tabs of the browser without a request there", async ({
  context,
  page,
  tasks,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  const other = await context.newPage();
  const copied = other.waitForResponse(/sync\.changes/);
  await other.goto("/tasks");
  await copied;
  await withholdServer(other);
  await tasks.add("Sail");
  const others = new TaskPages(other);
  await others.expectTitles(["Sail", "Pay rent"]);
  await tasks.checkbox("Pay rent").click();
  await others.expectTitles(["Sail"]);
});

test("the copy of an earlier visit is brought up to date before it is shown", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent" });
  await api.tasks.create.mutate({ title: "Sail" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Pay rent", "Sail"]);
  await page.goto("/settings/profile");
  await api.tasks.setCompleted.mutate({ id, completed: true });
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Reflect.set(window, "seen", seen);
    document.addEventListener("DOMContentLoaded", () => {
      const note = () => {
        for (const { textContent } of document.querySelectorAll("[data-task-title]")) seen.add(textContent);
      };
      note();
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
    });
  });
  await page.goto("/tasks");
  await tasks.expectTitles(["Sail"]);
  await tasks.goTo("Completed");
  await tasks.expectTitles(["Pay rent"]);
  await tasks.goTo("All tasks");
  await tasks.expectTitles(["Sail"]);
});

test("a browser that keeps nothing shows everything all the same", async ({ page, tasks, api }) => {
  await makeTasks(api);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Not here.", "SecurityError");
    };
  });
  const copied = page.waitForResponse(/sync\.changes/);
  await page.goto("/tasks");
  await copied;
  await tasks.goTo("Completed");
  await tasks.expectTitles(["Done"]);
  await tasks.goTo("All tasks");
  await tasks.add("New");
  await tasks.expectTitles(["New", "Due", "Open"]);
});
