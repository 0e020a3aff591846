import type { Page } from "@playwright/test";
import { expectNoViolations } from "../setup/axe";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";
import type { Api } from "../pages/people";
import type { TaskPages } from "../pages/task-pages";

const titles = ["Ask", "Bake", "Call", "Dig", "Eat"];

/** Opens the inbox with these tasks, in the order of their titles. */
async function openInbox(page: Page, tasks: TaskPages, api: Api) {
  for (const title of titles) await api.tasks.create.mutate({ title });
  await page.goto("/inbox?sort=title");
  await tasks.expectTitles(titles);
  await untilHydrated(page);
}

const bar = (page: Page) => page.getByRole("region", { name: "Selected tasks" });
const press = (page: Page, name: string) => bar(page).getByRole("button", { name, exact: true }).click();

async function expectSelected(page: Page, tasks: TaskPages, selected: readonly string[]) {
  await expect(
    tasks.list
      .getByRole("listitem")
      .filter({ hasText: /^Selected/ })
      .getByRole("link"),
  ).toHaveText([...selected]);
  if (selected.length > 0) await expect(bar(page)).toContainText(`${selected.length} selected`);
  else await expect(bar(page)).toHaveCount(0);
}

/** Expects these of the tasks to be like that on the server, in the order of their titles. */
const expectStored = (api: Api, expected: Record<string, unknown>[]) =>
  expect.poll(async () => (await api.tasks.list.query({ sort: "title", order: "asc" })).items).toMatchObject(expected);

test("tasks are selected with Ctrl and Shift, completed at once, and come back by one undo", async ({
  page,
  tasks,
  api,
}) => {
  await openInbox(page, tasks, api);
  await tasks.link("Ask").click({ modifiers: ["ControlOrMeta"] });
  await tasks.link("Call").click({ modifiers: ["ControlOrMeta"] });
  await expectSelected(page, tasks, ["Ask", "Call"]);
  await tasks.link("Eat").click({ modifiers: ["Shift"] });
  await expectSelected(page, tasks, ["Ask", "Call", "Dig", "Eat"]);
  await tasks.link("Dig").click({ modifiers: ["ControlOrMeta"] });
  await expectSelected(page, tasks, ["Ask", "Call", "Eat"]);
  await expect(page).not.toHaveURL(/task=/);
  await press(page, "Complete");
  await tasks.expectTitles(["Bake", "Dig"]);
  await expect(bar(page)).toHaveCount(0);
  await expect(tasks.notifications).toContainText("Completed 3 tasks");
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await tasks.expectTitles(titles);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await tasks.expectTitles(["Bake", "Dig"]);
  await expectStored(api, [
    { completed: true },
    { completed: false },
    { completed: true },
    { completed: false },
    { completed: true },
  ]);
});

test("the keyboard alone selects tasks, changes them, and leaves the selection", async ({ page, tasks, api }) => {
  await openInbox(page, tasks, api);
  await tasks.link("Bake").focus();
  await page.keyboard.press("x");
  await expectSelected(page, tasks, ["Bake"]);
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowUp");
  await expectSelected(page, tasks, ["Bake", "Call"]);
  await page.keyboard.press("1");
  await expect(tasks.notifications).toContainText("High priority for 2 tasks");
  await page.keyboard.press("d");
  await page.getByRole("dialog", { name: "Due date of the selected tasks" }).getByRole("textbox").fill("tomorrow");
  await page.keyboard.press("Enter");
  await expect(tasks.notifications).toContainText("2 tasks now due tomorrow");
  const changed = { priority: "high", dueOn: dayFromNow(1) };
  await expectStored(api, [{ priority: "medium" }, changed, changed, { priority: "medium", dueOn: null }, {}]);
  await page.keyboard.press("Escape");
  await expectSelected(page, tasks, []);
  await expect(tasks.list.locator("[data-task]:focus-within")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+a");
  await expectSelected(page, tasks, titles);
  await page.keyboard.press("Delete");
  await tasks.expectTitles([]);
  await page.keyboard.press("ControlOrMeta+z");
  await tasks.expectTitles(titles);
  for (let step = 0; step < 2; step++) await page.keyboard.press("ControlOrMeta+z");
  await expectStored(
    api,
    titles.map((title) => ({ title, priority: "medium", dueOn: null })),
  );
});

test("tags are added to all selected tasks, and each keeps its others; a project takes them with their subtasks", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Ask", tags: ["home"] });
  await api.tasks.create.mutate({ title: "Below", parentId: id });
  await api.tasks.create.mutate({ title: "Call", tags: ["now"] });
  const { id: projectId } = await api.projects.create.mutate({ name: "Garden" });
  await page.goto("/inbox?sort=title");
  await tasks.link("Ask").click({ modifiers: ["ControlOrMeta"] });
  await tasks.link("Call").click({ modifiers: ["ControlOrMeta"] });
  await press(page, "Tags");
  const choice = page.getByRole("dialog", { name: "Tags of the selected tasks" });
  await expect(choice.getByRole("checkbox", { name: "home" })).toHaveJSProperty("indeterminate", true);
  await choice.getByRole("checkbox", { name: "home" }).click();
  await expect(choice.getByRole("checkbox", { name: "home" })).toBeChecked();
  await choice.getByRole("textbox").fill("new");
  await page.keyboard.press("Enter");
  await expect(tasks.notifications).toContainText("“new” added to 2 tasks");
  await page.keyboard.press("Escape");
  await expect(choice).toHaveCount(0);
  await press(page, "Move to…");
  await page.getByRole("combobox", { name: "Find or add a project" }).fill("Garden");
  await page.keyboard.press("Enter");
  await expect(tasks.notifications).toContainText("Moved 2 tasks to Garden");
  await tasks.expectTitles([]);
  await expectStored(api, [
    { title: "Ask", tags: ["home", "new"], projectId },
    { title: "Below", parentId: id, projectId },
    { title: "Call", tags: ["now", "home", "new"], projectId },
  ]);
});

test(
  "a finger selects tasks once that is chosen in the menu of one, and the bar stands above the one at the bottom",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await openInbox(page, tasks, api);
    await tasks.choose("Bake", "Select");
    await expectSelected(page, tasks, ["Bake"]);
    await tasks.link("Dig").click();
    await tasks.link("Call").click();
    await tasks.link("Call").click();
    await expectSelected(page, tasks, ["Bake", "Dig"]);
    await expect(page).not.toHaveURL(/task=/);
    const box = await bar(page).boundingBox();
    const foot = await page.locator("[data-bottom-bar]").boundingBox();
    if (foot !== null) expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(foot.y);
    await press(page, "Select all");
    await expectSelected(page, tasks, titles);
    await press(page, "Delete");
    await tasks.expectTitles([]);
    await tasks.notifications.getByRole("button", { name: "Undo" }).click();
    await tasks.expectTitles(titles);
    await tasks.open("Bake");
  },
);

test("axe finds nothing in either theme while tasks are selected", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await openInbox(page, tasks, api);
  await tasks.choose("Bake", "Select");
  await expectSelected(page, tasks, ["Bake"]);
  await expectNoViolations(page, { dark: "every rule" });
  await press(page, "Tags");
  await expect(page.getByRole("dialog", { name: "Tags of the selected tasks" })).toBeVisible();
  await expectNoViolations(page);
});

test("what another device deletes is selected no more, and an act without a connection reaches the rest later", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch|EventSource/);
  await openInbox(page, tasks, api);
  await tasks.link("Ask").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await expectSelected(page, tasks, titles);
  const gone = (await api.tasks.list.query({ search: "Dig" })).items[0]?.id ?? "";
  await api.tasks.delete.mutate({ id: gone });
  await expectSelected(page, tasks, ["Ask", "Bake", "Call", "Eat"]);
  await context.setOffline(true);
  await page.keyboard.press("1");
  await expect(tasks.notifications).toContainText("High priority for 4 tasks");
  await context.setOffline(false);
  await expectStored(
    api,
    Array.from({ length: 4 }, () => ({ priority: "high" })),
  );
});
