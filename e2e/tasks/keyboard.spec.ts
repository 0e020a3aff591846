import type { Page } from "@playwright/test";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import { tabTo } from "../pages/tab-to";

async function chooseTheOnlyTask(page: Page): Promise<void> {
  await page.keyboard.press("j");
  await expect(page.locator("[data-task-title]")).toBeFocused();
}

test("a task is added, completed, reopened, deleted and restored by keyboard alone", async ({ page, tasks }) => {
  const { keyboard } = page;
  await page.goto("/tasks");
  await keyboard.press("q");
  await expect(tasks.addField).toBeFocused();
  for (const title of ["Third", "Second", "First"]) {
    await keyboard.type(title);
    await keyboard.press("Enter");
    await expect(tasks.addField).toHaveValue("");
  }
  await tasks.expectTitles(["First", "Second", "Third"]);

  await tabTo(tasks.link("First"));
  await keyboard.press("j");
  await keyboard.press("j");
  await expect(tasks.link("Third")).toBeFocused();
  await keyboard.press("k");
  await expect(tasks.link("Second")).toBeFocused();

  await keyboard.press("Space");
  await tasks.expectTitles(["First", "Third"]);
  await keyboard.press("Control+z");
  await tasks.expectTitles(["First", "Second", "Third"]);

  await tasks.link("First").focus();
  await keyboard.press("Delete");
  await tasks.expectTitles(["Second", "Third"]);
  await keyboard.press("Control+z");
  await tasks.expectTitles(["First", "Second", "Third"]);
});

test("after a task is removed, the keys act on its neighbour", async ({ page, tasks, api }) => {
  for (const title of ["Third", "Second", "First"]) await api.tasks.create.mutate({ title });
  await page.goto("/tasks");
  await tasks.link("Second").focus();
  await page.keyboard.press("Delete");
  await tasks.expectTitles(["First", "Third"]);
  await page.keyboard.press("j");
  await expect(page.locator(":focus")).toHaveAccessibleName(/First|Third/);
});

test("a task is opened, edited and closed by keyboard alone, and the focus returns", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto("/tasks");
  await chooseTheOnlyTask(page);
  await page.keyboard.press("Enter");
  await expect(tasks.panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tasks.panel).toHaveCount(0);
  await expect(tasks.link("Write the report")).toBeFocused();

  await page.keyboard.press("e");
  const title = tasks.field("Title");
  await expect(title).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" today");
  await page.keyboard.press("Escape");
  await expect(tasks.panel).toHaveCount(0);
  await tasks.expectTitles(["Write the report today"]);
  await expect.poll(async () => (await api.tasks.byId.query({ id })).title).toBe("Write the report today");
});

test("priority and due day are set with keys on the row", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto("/tasks");
  await chooseTheOnlyTask(page);
  await page.keyboard.press("1");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("high");
  await page.keyboard.press("3");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("low");
  await page.keyboard.press("d");
  const choice = page.getByRole("dialog", { name: "Due date of Write the report" });
  await expect(choice.getByLabel("Date in words")).toBeFocused();
  await page.keyboard.type("tomorrow 9am");
  await expect(choice.getByText("Tomorrow, 09:00")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(choice).toHaveCount(0);
  await expect(tasks.panel).toHaveCount(0);
  await expect(tasks.row("Write the report")).toContainText("Tomorrow, 09:00");
  await expect(tasks.notifications).toContainText("is now due tomorrow, 09:00");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).dueOn).toBe(dayFromNow(1));
});

test("the sheet shows the shortcuts and closes again", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await expect(tasks.addField).toBeVisible();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet.getByText("Move to the trash")).toBeVisible();
  await expect(sheet.getByText("Move the card to the next column")).toBeVisible();
  await expect(sheet.getByText("Move the task by a week")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
});

test("g and a letter open a list, and / opens the search", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await expect(tasks.addField).toBeVisible();
  for (const [key, name] of [
    ["t", "Today"],
    ["u", "Upcoming"],
    ["c", "Completed"],
    ["x", "Trash"],
    ["a", "All tasks"],
  ] as const) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  }
  await page.keyboard.press("/");
  await expect(tasks.search).toBeFocused();
});

test("letters typed into a field are only text", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Stay" });
  await page.goto("/tasks");
  await tasks.addField.focus();
  await page.keyboard.type("q c j k e d 1 ? / g t");
  await expect(tasks.addField).toHaveValue("q c j k e d 1 ? / g t");
  await expect(page).toHaveURL(/\/tasks$/);
  await tasks.expectTitles(["Stay"]);
});

test("the first Tab offers to skip to the content", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await expect(tasks.addField).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("a menu is opened, navigated and closed by keyboard, and the focus returns", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto("/tasks");
  const trigger = tasks.row("Write the report").getByRole("button", { name: "More actions for Write the report" });
  await trigger.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Edit" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Select" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(trigger).toBeFocused();
});

test("single keys are turned off in the settings, for all tabs; those with Ctrl and the arrows go on working", async ({
  page,
  tasks,
  api,
  context,
}) => {
  await api.tasks.create.mutate({ title: "Read" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Read"]);
  const settings = await context.newPage();
  await settings.goto("/settings/keyboard");
  const setting = settings.getByRole("checkbox", { name: "Use shortcuts of single keys, such as q, j or g t" });
  await setting.uncheck();
  await settings.reload();
  await expect(setting).not.toBeChecked();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("[data-task-title]")).toBeFocused();
  for (const key of ["q", "g", "t", "e", "1", "?"]) await page.keyboard.press(key);
  await expect(page.locator("[data-task-title]")).toBeFocused();
  await expect(page).toHaveURL(/\/tasks$/);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await setting.check();
  await page.keyboard.press("q");
  await expect(tasks.addField).toBeFocused();
});
