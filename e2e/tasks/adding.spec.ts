import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import type { Api } from "../pages/people";

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
  await expect(tasks.row("Buy bread")).toContainText("Today");
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

test("a task that the server refuses is not listed, and its text waits to be retried", async ({
  page,
  tasks,
  api,
  allowErrors,
}) => {
  allowErrors(/status of 503/);
  await page.goto("/tasks");
  await page.route("**/api/trpc/tasks.create*", (route) => route.fulfill({ status: 503, body: "" }), { times: 1 });
  await tasks.addField.fill("Precious words");
  await tasks.addField.press("Enter");
  const notice = page.getByRole("alert").filter({ hasText: "Precious words was not added." });
  await expect(notice).toBeVisible();
  await expect(tasks.row("Precious words")).toHaveCount(0);
  await tasks.goTo("Today");
  await tasks.goTo("All tasks");
  await notice.getByRole("button", { name: "Retry" }).click();
  await tasks.expectTitles(["Precious words"]);
  await expect(notice).toHaveCount(0);
  await expect.poll(() => stored(api)).toEqual(["Precious words"]);
  await page.reload();
  await tasks.expectTitles(["Precious words"]);
});

test("a task whose answer was lost is not stored twice by Retry", async ({ page, tasks, api, allowErrors }) => {
  allowErrors(/ERR_FAILED/);
  await page.goto("/tasks");
  await page.route(
    "**/api/trpc/tasks.create*",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await tasks.addField.fill("Only once");
  await tasks.addField.press("Enter");
  await page.getByRole("alert").filter({ hasText: "Only once" }).getByRole("button", { name: "Retry" }).click();
  await tasks.expectTitles(["Only once"]);
  await expect(page.getByRole("alert").filter({ hasText: "Only once" })).toHaveCount(0);
  expect(await stored(api)).toEqual(["Only once"]);
  await page.reload();
  await tasks.expectTitles(["Only once"]);
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
