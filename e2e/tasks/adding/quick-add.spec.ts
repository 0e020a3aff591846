import type { Page } from "@playwright/test";
import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";
import { tabTo } from "../../pages/tab-to";

const chip = (page: Page, words: string) => page.getByRole("button", { name: `Keep “${words}” in the title` });

test(
  "what a line says shows while it is typed, and is stored on Enter",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await page.goto("/today");
    await tasks.addField.fill("Call the plumber tomorrow p1 @bills");
    await expect(chip(page, "tomorrow")).toBeVisible();
    await expect(chip(page, "p1")).toBeVisible();
    await expect(chip(page, "@bills")).toBeVisible();
    await expectNoViolations(page);
    await tasks.addField.press("Enter");
    await expect(tasks.addField).toHaveValue("");
    await expect
      .poll(async () => (await api.tasks.list.query()).items)
      .toMatchObject([
        { title: "Call the plumber", dueOn: dayFromNow(1), dueAt: null, priority: "high", tags: ["bills"] },
      ]);
    await tasks.goTo("Upcoming");
    await expect(tasks.row("Call the plumber")).toContainText("bills");
  },
);

test("a line that only looks like more keeps its title", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  const titles = ["The 5th Wave", "Read March by Eliot", 'Read "tomorrow p1"', "Sun cream"];
  for (const title of titles) await tasks.add(title);
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title, dueOn }) => [title, dueOn]))
    .toEqual(titles.map((title) => [title, null]).reverse());
});

test("by keyboard alone, a chip turns back into words, and Enter saves what is shown", async ({ page, tasks, api }) => {
  const { keyboard } = page;
  await page.goto("/tasks");
  await keyboard.press("q");
  await expect(tasks.addField).toBeFocused();
  await keyboard.type("Watch tomorrow p1 today");
  await expect(chip(page, "today")).toBeVisible();
  await keyboard.press("Backspace");
  await expect(chip(page, "today")).toHaveCount(0);
  await expect(tasks.addField).toHaveValue("Watch tomorrow p1 today");
  await tabTo(chip(page, "tomorrow"));
  await keyboard.press("Enter");
  await expect(tasks.addField).toBeFocused();
  await expect(chip(page, "p1")).toBeVisible();
  await expect(chip(page, "tomorrow")).toHaveCount(0);
  await keyboard.press("Enter");
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Watch tomorrow today", dueOn: null, priority: "high" }]);
});

test("a chosen day wins over words, and the time of the words goes with it", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  await tasks.addField.fill("Call Ada");
  await page.getByRole("button", { name: "Due: No date" }).click();
  await page.getByRole("button", { name: /^Tomorrow/ }).click();
  await tasks.addField.fill("Call Ada today at 9pm");
  await expect(chip(page, "at 9pm")).toBeVisible();
  await tasks.addField.press("Enter");
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Call Ada today", dueOn: dayFromNow(1) }]);
});

test("known tags are offered while one is typed, and taken by keyboard", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Old", tags: ["bills", "bike", "R & D"] });
  const { keyboard } = page;
  await page.goto("/tasks");
  await tasks.addField.focus();
  await keyboard.type("Pay rent @bi");
  const list = page.getByRole("listbox", { name: "Suggestions" });
  await expect(list.getByRole("option")).toHaveText(["bike", "bills"]);
  await expect(tasks.addField).toHaveAttribute("aria-expanded", "true");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await expect(list.getByRole("option", { name: "bills", selected: true })).toBeVisible();
  await expectNoViolations(page);
  await keyboard.press("Enter");
  await expect(tasks.addField).toHaveValue("Pay rent @bills ");
  await expect(list).toHaveCount(0);
  await keyboard.type("@r");
  await list.getByRole("option", { name: "R & D" }).click();
  await keyboard.type("@bik");
  await expect(list.getByRole("option")).toHaveText(["bike"]);
  await keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(tasks.addField).toBeFocused();
  await keyboard.press("Enter");
  await expect
    .poll(async () => (await api.tasks.list.query()).items[0])
    .toMatchObject({ title: "Pay rent", tags: ["R & D", "bills", "bik"] });
});

test("chips move nothing on the page", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Old" });
  await page.goto("/tasks");
  const top = async () => (await tasks.list.boundingBox())?.y;
  await expect(tasks.row("Old")).toBeVisible();
  const before = await top();
  await tasks.addField.fill("Call Ada tomorrow 9am p1 @bills @home");
  await expect(chip(page, "tomorrow 9am")).toBeVisible();
  expect(await top()).toBe(before);
  await tasks.add("Call Ada tomorrow 9am p1 @bills @home");
  await expect(tasks.row("Call Ada")).toContainText("Tomorrow, 09:00");
});

test("a task added over a scrolled list is read, too", { tag: "@phone" }, async ({ page, tasks, api }) => {
  for (let index = 0; index < 40; index += 1) await api.tasks.create.mutate({ title: `Task ${index}` });
  await page.goto("/tasks?sort=title");
  await expect(tasks.row("Task 0")).toBeVisible();
  await page.mouse.wheel(0, 1200);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(600);
  const isPhone = (page.viewportSize()?.width ?? 0) < 768;
  if (isPhone) await page.getByRole("button", { name: "New task" }).click();
  else await page.keyboard.press("q");
  await tasks.addField.fill("Call Ada tomorrow");
  await expect(chip(page, "tomorrow")).toBeVisible();
  await expectNoViolations(page);
  await chip(page, "tomorrow").click();
  await tasks.addField.press("Enter");
  await expect.poll(async () => (await api.tasks.list.query()).items[0]?.title).toBe("Call Ada tomorrow");
});

/** Holds back what is loaded on demand, and adds a task meanwhile. Returns functions that refuse it, and that let it through. */
async function addWithoutGrammar(page: Page, text: string): Promise<{ refuse: () => void; release: () => void }> {
  await untilHydrated(page);
  let decide = (_isLost: boolean) => {};
  let decided = new Promise<boolean>((resolve) => {
    decide = resolve;
  });
  await page.route(/\.js$/, async (route) => {
    await ((await decided) ? route.abort() : route.continue());
  });
  const field = page.getByLabel("Add a task", { exact: true });
  await field.fill(text);
  await field.press("Enter");
  await expect(field).toHaveValue("");
  const release = () => {
    decide(false);
    decided = Promise.resolve(false);
  };
  return { refuse: () => decide(true), release };
}

test("a line is read even if Enter comes before the code that reads it", async ({ page, api }) => {
  await page.goto("/tasks");
  const { release } = await addWithoutGrammar(page, "Call Ada tomorrow p1");
  release();
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Call Ada", dueOn: dayFromNow(1), priority: "high" }]);
});

test("a line is stored word for word if that code cannot be loaded", async ({ page, tasks, api, allowErrors }) => {
  allowErrors(/ERR_FAILED|Failed to load/);
  await page.goto("/tasks");
  const { refuse, release } = await addWithoutGrammar(page, "Call Ada tomorrow p1");
  // It is a task at once, but may be read until that is decided.
  await expect(tasks.row("Call Ada tomorrow p1")).toBeVisible();
  refuse();
  await expect(tasks.notifications).toContainText("Added as written");
  release();
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Call Ada tomorrow p1", dueOn: null, priority: "medium" }]);
});

test("a repeat and a deadline are written in the line, and ✕ makes words of them", async ({ page, tasks, api }) => {
  await page.goto("/inbox");
  await tasks.addField.fill("Send the report every day {24 dec}");
  await expect(chip(page, "{24 dec}")).toBeVisible();
  await expect(chip(page, "every day")).toBeVisible();
  await expectNoViolations(page);
  await tasks.addField.press("Enter");
  await expect(tasks.row("Send the report")).toContainText("Every day");
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Send the report", dueOn: dayFromNow(0), repeat: "FREQ=DAILY" }]);
  await tasks.addField.fill("Run every day");
  await chip(page, "every day").click();
  await expect(chip(page, "every day")).toHaveCount(0);
  await tasks.addField.press("Enter");
  await expect(tasks.row("Run every day")).toBeVisible();
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title, repeat }) => [title, repeat]))
    .toContainEqual(["Run every day", null]);
});
