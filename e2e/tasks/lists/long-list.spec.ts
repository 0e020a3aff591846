import type { Page } from "@playwright/test";
import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";
import { loadWholeList, plantTasks, titleAt } from "../../pages/many-tasks";

const count = 520;

test.beforeEach(async ({ place, me }) => plantTasks(place, me, count));

const rowsOnPage = (page: Page) => page.locator("main [data-task]").count();
const scrollTo = (page: Page, top: number) => page.evaluate((y) => window.scrollTo(0, y), top);

test(
  "the keys go through a list of 500 tasks and back, and the page holds few of its rows",
  { tag: "@phone" },
  async ({ page, tasks }) => {
    test.slow();
    await page.goto("/tasks");
    await loadWholeList(page, count);
    await tasks.link(titleAt(1)).focus();
    for (let at = 1; at < 500; at++) await page.keyboard.press("j");
    await expect(tasks.link(titleAt(500))).toBeFocused();
    await expect(tasks.link(titleAt(500))).toBeInViewport();
    expect(await rowsOnPage(page)).toBeLessThan(80);
    for (let at = 0; at < 30; at++) await page.keyboard.press("k");
    await expect(tasks.link(titleAt(470))).toBeFocused();
    await expect(tasks.link(titleAt(470))).toBeInViewport();
  },
);

test("the focus survives scrolling away and back, and the keys continue from it", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await loadWholeList(page, count);
  await tasks.link(titleAt(10)).focus();
  await scrollTo(page, 9_900);
  await expect(page.getByRole("link", { name: titleAt(226), exact: true })).toBeAttached();
  await expect(tasks.link(titleAt(10))).toBeFocused();
  expect(await rowsOnPage(page)).toBeLessThan(80);
  await scrollTo(page, 0);
  await expect(tasks.link(titleAt(10))).toBeFocused();
  await expect(tasks.link(titleAt(10))).toBeInViewport();
  await scrollTo(page, 9_900);
  await page.keyboard.press("j");
  await expect(tasks.link(titleAt(11))).toBeFocused();
  await expect(tasks.link(titleAt(11))).toBeInViewport();
});

test("a row is made of few elements, so that a list paints quickly", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await expect(tasks.link(titleAt(3))).toBeVisible();
  const elements = await page
    .locator("main [data-task]")
    .evaluateAll((rows) => rows.map((row) => row.querySelectorAll("*").length));
  // With a description, a due date and a tag.
  expect(Math.max(...elements)).toBeLessThanOrEqual(11);
});

test("a menu that is open while the list becomes long stays open", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await expect(tasks.link(titleAt(1))).toBeVisible();
  await tasks.row(titleAt(1)).hover();
  await tasks
    .row(titleAt(1))
    .getByRole("button", { name: `More actions for ${titleAt(1)}`, exact: true })
    .click();
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeVisible();
  await expect(async () => {
    await scrollTo(page, 1_000_000);
    expect(await page.locator("li[aria-posinset]").count()).toBeGreaterThan(0);
  }).toPass({ intervals: [50] });
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeAttached();
});

test("tasks are completed, added and deleted far down in a long list", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  await loadWholeList(page, count);
  await scrollTo(page, 9_900);
  await expect(tasks.link(titleAt(226))).toBeVisible();
  await tasks.checkbox(titleAt(226)).click();
  await expect(tasks.link(titleAt(226))).toHaveCount(0);
  await expect(page.locator(`li[aria-setsize="${count - 1}"]`).first()).toBeAttached();

  await tasks.link(titleAt(227)).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await expect(tasks.link(titleAt(228))).toHaveCount(0);
  await expect(page.locator(":focus")).toHaveAccessibleName(titleAt(229));
  await page.keyboard.press("Control+z");
  await expect(tasks.link(titleAt(228))).toBeVisible();

  await page.keyboard.press("q");
  await expect(tasks.addField).toBeFocused();
  await page.keyboard.type("From far down");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await tasks.notifications.getByRole("button", { name: "Show" }).click();
  await expect(tasks.link("From far down")).toBeInViewport();
  await expect(tasks.link("From far down")).toBeFocused();
  await expect.poll(async () => (await api.tasks.list.query()).items[0]?.title).toBe("From far down");
});

test("a screen reader announces the whole length of a long list", { tag: "@phone" }, async ({ page, tasks }) => {
  await page.goto("/tasks");
  await loadWholeList(page, count);
  await expect(tasks.row(titleAt(3))).toHaveAttribute("aria-posinset", "3");
  await expect(tasks.row(titleAt(3))).toHaveAttribute("aria-setsize", String(count));
  await expectNoViolations(page);
  await scrollTo(page, 12_000);
  await expectNoViolations(page);
});

test("a long list shows the headings of days, and nothing shifts while it is scrolled", async ({ page }) => {
  await page.goto("/upcoming");
  await loadWholeList(page, count);
  await page.evaluate(() => {
    const shifts: number[] = [];
    Reflect.set(window, "shifts", shifts);
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) shifts.push(Number(Reflect.get(entry, "value")));
    }).observe({ type: "layout-shift" });
  });
  for (let top = 0; top <= 20_000; top += 400) {
    await scrollTo(page, top);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeAttached();
  expect(
    await page.evaluate(() => Reflect.get(window, "shifts").reduce((sum: number, one: number) => sum + one, 0)),
  ).toBe(0);
});

test("a long list keeps its position when the user returns to it", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await loadWholeList(page, count);
  await scrollTo(page, 9_900);
  await expect(tasks.link(titleAt(226))).toBeVisible();
  const before = await tasks.link(titleAt(226)).boundingBox();
  await tasks.goTo("Upcoming");
  await page.goBack();
  await expect(tasks.link(titleAt(226))).toBeInViewport();
  expect(await tasks.link(titleAt(226)).boundingBox()).toEqual(before);
});

test("a long list is printed from its start", async ({ page }) => {
  await page.goto("/tasks");
  await loadWholeList(page, count);
  await scrollTo(page, 9_900);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  expect(await rowsOnPage(page)).toBe(count);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect.poll(() => rowsOnPage(page)).toBeLessThan(80);
});

test("the task in the address is scrolled to, however far down it is", async ({ page, tasks, api }) => {
  const [far] = (await api.tasks.list.query({ search: titleAt(400) })).items;
  await page.goto(`/tasks?task=${far?.id}`);
  await expect(tasks.panel).toBeVisible();
  await expect(tasks.link(titleAt(400))).toBeInViewport();
  await expect(tasks.link(titleAt(400))).toHaveAttribute("aria-current", "true");
});

test("the visible rows stay in place while a task from elsewhere is inserted above them", async ({
  page,
  tasks,
  api,
}) => {
  await page.goto("/tasks");
  await loadWholeList(page, count);
  await scrollTo(page, 9_900);
  await expect(tasks.link(titleAt(226))).toBeInViewport();
  const before = await tasks.link(titleAt(226)).boundingBox();
  await api.tasks.create.mutate({ title: "From elsewhere" });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.locator(`li[aria-setsize="${count + 1}"]`).first()).toBeAttached();
  expect(await tasks.link(titleAt(226)).boundingBox()).toEqual(before);
});

test("a long list shows every task if its code cannot be loaded", async ({ page, tasks, allowErrors }) => {
  allowErrors(/Failed to load resource|ERR_FAILED/);
  await page.goto("/tasks");
  const scripts = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  // From now on no code can be loaded.
  await page.route("**/_next/static/**/*.js", (route) =>
    scripts.includes(route.request().url()) ? route.continue() : route.abort(),
  );
  await expect(async () => {
    await scrollTo(page, 1_000_000);
    expect(await tasks.link(titleAt(count)).count()).toBe(1);
  }).toPass({ intervals: [50] });
});
