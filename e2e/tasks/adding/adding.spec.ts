import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { failPush, holdPush, loseAnswer, spoilPush } from "../../pages/push";
import type { Api } from "../../pages/people";

/** Returns the tasks on the server, the latest first. */
const stored = async (api: Api) => (await api.tasks.list.query()).items.map(({ title }) => title);

test(
  "a task is added with Enter and with the button, and stays after a reload",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await page.goto("/tasks");
    await tasks.add("Water the plants");
    await tasks.addField.fill("Call the harbour");
    await tasks.addButton.click();
    await expect(tasks.addField).toHaveValue("");
    await tasks.expectTitles(["Call the harbour", "Water the plants"]);
    await expect.poll(() => stored(api)).toEqual(["Call the harbour", "Water the plants"]);
    await page.reload();
    await tasks.expectTitles(["Call the harbour", "Water the plants"]);
  },
);

test("a task added on Today is due today", async ({ page, tasks, api }) => {
  await page.goto("/today");
  await tasks.add("Buy bread");
  await tasks.expectTitles(["Buy bread"]);
  await expect.poll(async () => (await api.tasks.list.query()).items[0]?.dueOn).toBe(dayFromNow(0));
});

test("an empty title adds nothing", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  await tasks.addField.fill("   ");
  await tasks.addField.press("Enter");
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await tasks.add("Real task");
  await tasks.expectTitles(["Real task"]);
  await expect.poll(() => stored(api)).toEqual(["Real task"]);
});

test("a title keeps all its characters", async ({ page, tasks, api }) => {
  const title = `<b>5 % of "a_b" & 'c'</b> — 買い物 🧺`;
  await page.goto("/tasks");
  await tasks.add(title);
  await expect.poll(() => stored(api)).toEqual([title]);
  await page.reload();
  await tasks.expectTitles([title]);
});

test("several tasks typed in a row all arrive, in order", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  for (const title of ["One", "Two", "Three", "Four"]) await tasks.add(title);
  await tasks.expectTitles(["Four", "Three", "Two", "One"]);
  await expect.poll(() => stored(api)).toEqual(["Four", "Three", "Two", "One"]);
  await page.reload();
  await tasks.expectTitles(["Four", "Three", "Two", "One"]);
});

test("a task that is added while the server fails is listed at once, and stored as soon as that works", async ({
  page,
  tasks,
  api,
  allowErrors,
}) => {
  allowErrors(/status of 503/);
  await page.goto("/tasks");
  await failPush(page, "tasks.create", 2);
  await tasks.add("Precious words");
  await tasks.expectTitles(["Precious words"]);
  await expect.poll(() => stored(api)).toEqual(["Precious words"]);
  await expect(page.getByRole("alert").filter({ hasText: "Precious words" })).toHaveCount(0);
  await page.reload();
  await tasks.expectTitles(["Precious words"]);
});

test("a task that the server refuses is not listed, and its text waits to be added again", async ({
  page,
  tasks,
  api,
}) => {
  await page.goto("/tasks");
  await spoilPush(page, "tasks.create", { values: { title: "" } });
  await tasks.add("Precious words");
  const notice = page.getByRole("alert").filter({ hasText: "Precious words was not added." });
  await expect(notice).toBeVisible();
  await expect(tasks.row("Precious words")).toHaveCount(0);
  await tasks.goTo("Today");
  await page.reload();
  await tasks.goTo("All tasks");
  await notice.getByRole("button", { name: "Try again" }).click();
  await tasks.expectTitles(["Precious words"]);
  await expect(notice).toHaveCount(0);
  await expect.poll(() => stored(api)).toEqual(["Precious words"]);
  await page.reload();
  await tasks.expectTitles(["Precious words"]);
  await expect(notice).toHaveCount(0);
});

test("refused tasks share one notice, each with all that was changed of it since, and can be discarded", async ({
  page,
  tasks,
  api,
}) => {
  await page.goto("/tasks");
  const release = await holdPush(page, "tasks.create");
  const stop = await spoilPush(page, "tasks.create", { values: { title: "" }, times: Infinity });
  for (const title of ["One", "Two", "Three"]) await tasks.add(title);
  // The field covers the first rows while it has the focus.
  await tasks.addField.press("Escape");
  await tasks.choose("Three", "Due tomorrow");
  release();
  const notice = page.getByRole("alert").filter({ hasText: "3 tasks were not added." });
  await expect(notice).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "not added" })).toHaveCount(1);
  stop();
  await notice.getByRole("button", { name: "Discard Two" }).click();
  await page.getByRole("button", { name: "Try all again" }).click();
  await tasks.expectTitles(["Three", "One"]);
  await expect(tasks.row("Three")).toContainText("Tomorrow");
  await expect.poll(() => stored(api)).toEqual(["Three", "One"]);
  await expect(page.getByRole("alert").filter({ hasText: "not added" })).toHaveCount(0);
});

test("a task whose answer was lost is stored once", async ({ page, tasks, api, allowErrors }) => {
  allowErrors(/ERR_FAILED/);
  await page.goto("/tasks");
  await loseAnswer(page, "tasks.create");
  await tasks.add("Only once");
  await tasks.add("And this");
  await tasks.expectTitles(["And this", "Only once"]);
  await expect.poll(() => stored(api)).toEqual(["And this", "Only once"]);
  await page.reload();
  await tasks.expectTitles(["And this", "Only once"]);
});

test(
  "a new task gets its day, urgency and tags where it is written",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await page.goto("/tasks");
    await tasks.addField.fill("Send the tax return");
    await page.getByRole("button", { name: "Due: No date" }).click();
    await page.getByRole("button", { name: /^Tomorrow/ }).click();
    await page.getByRole("button", { name: /^Priority: / }).click();
    await page.getByRole("menuitemradio", { name: "High" }).click();
    await page.getByRole("button", { name: /^Tags: / }).click();
    await page.getByRole("combobox", { name: "Tags" }).fill("money");
    await page.getByRole("combobox", { name: "Tags" }).press("Enter");
    await page.keyboard.press("Escape");
    await tasks.addButton.click();
    await expect(tasks.row("Send the tax return")).toContainText("Tomorrow");
    await expect(tasks.row("Send the tax return")).toContainText("money");
    await expect
      .poll(async () => (await api.tasks.list.query()).items)
      .toMatchObject([{ dueOn: dayFromNow(1), priority: "high", tags: ["money"] }]);
  },
);
