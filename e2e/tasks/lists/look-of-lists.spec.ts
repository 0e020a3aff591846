import { plantTasks } from "../../pages/many-tasks";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";

test("a task is one line on a wide screen, whatever it holds, and lists can be denser", async ({
  page,
  tasks,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  const tags = Array.from({ length: 20 }, (_, index) => `tag-${index}`);
  const title = "Long ".repeat(90).trim();
  await api.tasks.create.mutate({ title, tags, description: "x", dueOn: dayFromNow(0), priority: "high" });
  const heights = async () => {
    const boxes = await Promise.all([tasks.row("Pay rent").boundingBox(), tasks.row(title).boundingBox()]);
    return boxes.map((box) => box?.height);
  };
  await page.goto("/tasks");
  // The last row has no line below it.
  expect(await heights()).toEqual([43, 44]);
  await expect(tasks.row(title)).toContainText("tag-0");
  await expect(tasks.row(title)).toContainText("more tags");
  await page.goto("/settings/profile");
  await untilHydrated(page);
  await page.getByRole("radio", { name: /^Compact/ }).check();
  await page.goto("/tasks");
  expect(await heights()).toEqual([40, 41]);
  await page.goto("/settings/profile");
  await untilHydrated(page);
  await expect(page.getByRole("radio", { name: /^Compact/ })).toBeChecked();
  await page.getByRole("radio", { name: /^Comfortable/ }).check();
  await page.goto("/tasks");
  expect(await heights()).toEqual([43, 44]);
});

test(
  "a phone shows ten tasks or more, each on two lines at most",
  { tag: "@phone" },
  async ({ page, place, me, tasks }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await plantTasks(place, me, 30);
    await page.goto("/tasks");
    await expect(tasks.link("Task 10")).toBeVisible();
    const foot = await page.getByRole("navigation", { name: "Main lists" }).boundingBox();
    const visible = await page
      .locator("main [data-task]")
      .evaluateAll((rows, end) => rows.filter((row) => row.getBoundingClientRect().bottom <= end).length, foot?.y ?? 0);
    expect(visible).toBeGreaterThanOrEqual(10);
  },
);

test("no row repeats the day that its heading or the page says", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: dayFromNow(0) });
  await page.goto("/today");
  await expect(tasks.row("Pay rent")).not.toContainText("Today");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(0);
  await api.tasks.create.mutate({ title: "Tax return", dueOn: dayFromNow(-2) });
  await page.goto("/today");
  await expect(page.getByRole("main").getByRole("heading", { level: 2, name: "Overdue" })).toBeVisible();
  await expect(tasks.row("Pay rent").getByText("Today")).toHaveCount(1);
  await page.goto("/tasks");
  await expect(tasks.row("Pay rent")).toContainText("Today");
  await expect(tasks.row("Tax return")).toContainText("overdue");
  await page.goto("/tasks?due=today");
  await expect(tasks.row("Pay rent")).not.toContainText("Today");
});

test("completed tasks stand under the day on which they were done", async ({ page, tasks, api }) => {
  for (const title of ["Pay rent", "Call Mum"]) {
    const { id } = await api.tasks.create.mutate({ title, dueOn: dayFromNow(40) });
    await api.tasks.setCompleted.mutate({ id, completed: true });
  }
  await page.goto("/completed");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText([/^Today/]);
  await expect(tasks.row("Pay rent")).toContainText(/\d\d?:\d\d/);
  await tasks.checkbox("Pay rent").click();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText([/^Today/]);
  await tasks.expectTitles(["Call Mum"]);
});

test("the trash says how long a task can still be restored", async ({ page, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Thrown away", dueOn: dayFromNow(0) });
  await api.tasks.delete.mutate({ id });
  await page.goto("/trash");
  const row = page.getByRole("listitem").filter({ hasText: "Thrown away" });
  await expect(row).toContainText("30 days left");
  await expect(row).not.toContainText("Today");
});

test("a tag has a page with its name, from the server on", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Water the plants", tags: ["home"] });
  await page.goto("/tasks?tags=home");
  await expect(page).toHaveTitle("@home · Keel");
  await expect(page.getByRole("heading", { level: 1, name: "@home" })).toBeVisible();
  await tasks.goTo("Today");
  await page.getByRole("navigation", { name: "Filter by tag" }).getByRole("link", { name: "home" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "@home" })).toBeVisible();
  await expect(page).toHaveTitle("@home · Keel");
  await expect(page.getByRole("button", { name: /^Tag(:|$)/ })).toHaveCount(0);
  await tasks.goTo("All tasks");
  await expect(page).toHaveTitle("All tasks · Keel");
});

test("filters and sort appear when they are asked for, and what is chosen stays", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Water the plants", priority: "high" });
  await page.goto("/tasks");
  const sort = page.getByRole("combobox", { name: "Sort by" });
  const priority = page.getByRole("button", { name: /^Priority/ });
  await expect(tasks.link("Water the plants")).toBeVisible();
  await expect(sort).toHaveCount(0);
  await expect(priority).toHaveCount(0);
  await tasks.filter("Priority", "High");
  await page.getByRole("button", { name: "Filter and sort" }).click();
  await expect(sort).toHaveCount(0);
  await expect(priority).toHaveText("Priority: High");
  await page.reload();
  await expect(priority).toHaveText("Priority: High");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(priority).toHaveCount(0);
});

test("the search is an icon until it is used, also by keyboard", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Water the plants" });
  await page.goto("/tasks");
  await untilHydrated(page);
  const width = async () => (await tasks.search.boundingBox())?.width ?? 0;
  expect(await width()).toBeLessThanOrEqual(44);
  await page.keyboard.press("/");
  await expect(tasks.search).toBeFocused();
  expect(await width()).toBeGreaterThan(200);
  await page.keyboard.type("plants");
  await tasks.expectTitles(["Water the plants"]);
  await tasks.search.blur();
  expect(await width()).toBeGreaterThan(100);
  await tasks.search.focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  expect(await width()).toBeLessThanOrEqual(44);
});

test("only what is overdue is red", async ({ page, tasks, api }) => {
  const colourOf = (name: string) =>
    tasks.checkbox(name).evaluate((box) => getComputedStyle(box, "::before").borderTopColor);
  const usual = await api.tasks.create.mutate({ title: "Usual" });
  expect(usual.priority).toBe("medium");
  await api.tasks.create.mutate({ title: "Low", priority: "low" });
  await api.tasks.create.mutate({ title: "High", priority: "high" });
  await api.tasks.create.mutate({ title: "Late", dueOn: dayFromNow(-2) });
  await page.goto("/tasks");
  const red = await tasks
    .row("Late")
    .getByText(/overdue/)
    .evaluate((text) => getComputedStyle(text).color);
  const colours = await Promise.all(["Usual", "Low", "High", "Late"].map(colourOf));
  expect(colours).not.toContain(red);
  const [medium, low, high] = colours;
  expect(low).toBe(medium);
  expect(high).not.toBe(medium);
});
