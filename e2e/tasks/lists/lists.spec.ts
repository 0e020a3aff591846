import { spoilPush } from "../../pages/push";
import { expect, test } from "../../setup/fixtures";

test("the sort of each list is remembered, over a reload and on the first page", async ({ page, tasks, api }) => {
  for (const title of ["Beta", "Alpha"]) await api.tasks.create.mutate({ title });
  await page.goto("/tasks");
  await tasks.sortBy("Title");
  await tasks.turnOrder();
  await tasks.expectTitles(["Beta", "Alpha"]);
  await tasks.goTo("Upcoming");
  await tasks.goTo("All tasks");
  await expect(page.getByRole("combobox", { name: "Sort by" })).toHaveValue("title");
  await page.goto("/tasks");
  await expect(page.getByRole("button", { name: "Sort order: descending" })).toBeVisible();
  await tasks.sortBy("Date added");
  await page.goto("/tasks");
  await tasks.expectTitles(["Alpha", "Beta"]);
});

test("a filtered task disappears with the answer, and does not look completed", async ({ page, tasks, api }) => {
  for (const title of ["Milk", "Bread", "Eggs"]) await api.tasks.create.mutate({ title });
  await page.goto("/tasks");
  await expect(tasks.row("Milk")).toBeVisible();
  await page.evaluate(() => {
    const seen: number[] = [];
    Reflect.set(window, "seen", seen);
    new MutationObserver(() => seen.push(document.querySelectorAll("[data-task].pointer-events-none").length)).observe(
      document.body,
      { subtree: true, childList: true, attributes: true },
    );
  });
  await tasks.search.fill("milk");
  await tasks.expectTitles(["Milk"]);
  expect(await page.evaluate(() => Math.max(...Reflect.get(window, "seen")))).toBe(0);
});

test("moving a task by menu or key is announced, undone and redone", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent" });
  const stored = () => api.tasks.byId.query({ id });
  await page.goto("/tasks");
  await tasks.choose("Pay rent", "Due tomorrow");
  await expect(tasks.notifications).toContainText("“Pay rent” is now due tomorrow");
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(stored).toMatchObject({ dueOn: null });
  await tasks.link("Pay rent").focus();
  await page.keyboard.press("1");
  await expect(tasks.notifications).toContainText("“Pay rent” now has high priority");
  await expect.poll(stored).toMatchObject({ priority: "high" });
  await page.keyboard.press("Control+z");
  await expect.poll(stored).toMatchObject({ priority: "medium" });
  await page.keyboard.press("Control+Shift+Z");
  await expect.poll(stored).toMatchObject({ priority: "high" });
  await page.keyboard.press("Control+Shift+Z");
  await expect(tasks.notifications).toContainText("Nothing to redo.");
});

test("an edit that is refused twice is announced once", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await spoilPush(page, "tasks.update", { values: { title: "" }, times: Infinity });
  await tasks.link("Pay rent").focus();
  for (const key of ["1", "3"]) {
    await page.keyboard.press(key);
    await expect(tasks.notifications).toContainText("could not be changed");
  }
  await expect(tasks.notifications.getByText("could not be changed")).toHaveCount(1);
});

test("a task in the trash is shown by its address, and restored", async ({ page, tasks, api, allowErrors }) => {
  allowErrors(/status of 404/);
  const { id } = await api.tasks.create.mutate({ title: "Thrown away" });
  await api.tasks.delete.mutate({ id });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.panel).toContainText("This task is in the trash.");
  await tasks.panel.getByRole("button", { name: "Restore" }).click();
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title))
    .toEqual(["Thrown away"]);
  await tasks.expectTitles(["Thrown away"]);
});

test("a tag such as @home is found by any part that is typed", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Water the plants", tags: ["Home"] });
  await api.tasks.create.mutate({ title: "Write to me@home.example" });
  await api.tasks.create.mutate({ title: "Homework" });
  await page.goto("/tasks");
  await tasks.search.fill("@ho");
  await tasks.expectTitles(["Write to me@home.example", "Water the plants"]);
  await tasks.search.press("ArrowDown");
  await expect(tasks.link("Write to me@home.example")).toBeFocused();
  await tasks.search.fill("@home plants");
  await tasks.search.press("Enter");
  await tasks.expectTitles(["Water the plants"]);
  await expect(tasks.link("Water the plants")).toBeFocused();
});

test("Escape leaves the field and keeps the text; E continues at the end of the title", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Book" });
  await page.goto("/tasks");
  await tasks.addField.fill("Half a thought");
  await tasks.addField.press("Escape");
  await expect(tasks.addField).not.toBeFocused();
  await expect(tasks.addField).toHaveValue("Half a thought");
  await tasks.link("Book").focus();
  await page.keyboard.press("e");
  await expect(tasks.field("Title")).toBeFocused();
  await page.keyboard.type(" a table");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).title).toBe("Book a table");
});
