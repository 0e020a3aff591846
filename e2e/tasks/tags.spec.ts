import type { Page } from "@playwright/test";
import { expect, test } from "../setup/fixtures";
import type { Api } from "../pages/people";
import { expectNoViolations } from "../setup/axe";
import { expectOnDevice } from "../pages/device";

/** Adds two tasks with the tag "home", and one with "work". */
async function addTagged(api: Api): Promise<void> {
  for (const [title, tags] of [
    ["Paint the door", ["home", "urgent"]],
    ["Water the ferns", ["Home"]],
    ["Write the report", ["work"]],
  ] as const)
    await api.tasks.create.mutate({ title, tags: [...tags] });
}

const titles = ["Paint the door", "Water the ferns", "Write the report"];
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

/** Opens the page of a tag, once the browser knows all tasks. */
async function openTag(page: Page, tag: string): Promise<void> {
  await page.goto(`/tasks?tags=${encodeURIComponent(tag)}`);
  await expectOnDevice(page, titles);
}

const choose = async (page: Page, entry: string) => {
  await page.getByRole("button", { name: "Tag actions" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};

test(
  "a tag is renamed everywhere, its page follows, and Undo takes it back",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await addTagged(api);
    await openTag(page, "home");
    await expect(heading(page, "@home")).toBeVisible();
    await choose(page, "Rename…");
    const dialog = page.getByRole("dialog", { name: "Rename tag" });
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await dialog.getByLabel("Name").fill("house, garden");
    await dialog.getByRole("button", { name: "Rename" }).click();
    await expect(dialog).toContainText("A tag cannot hold a comma.");
    await dialog.getByLabel("Name").fill("house");
    await dialog.getByLabel("Name").press("Enter");
    await expect(heading(page, "@house")).toBeVisible();
    await expect(page).toHaveURL(/tags=house/);
    await expect(tasks.list.getByRole("link")).toHaveCount(2);
    const names = async () => (await api.tasks.tags.query()).map(({ tag }) => tag);
    await expect.poll(names).toEqual(["house", "urgent", "work"]);
    await tasks.notifications.getByRole("button", { name: "Undo" }).click();
    await expect(heading(page, "@home")).toBeVisible();
    await expect.poll(names).toEqual(["home", "urgent", "work"]);
  },
);

test("a tag that gets the name of another one is merged with it, which is said before", async ({
  page,
  tasks,
  api,
}) => {
  await addTagged(api);
  await openTag(page, "home");
  await choose(page, "Rename…");
  const dialog = page.getByRole("dialog", { name: "Rename tag" });
  await dialog.getByLabel("Name").fill("WORK");
  await expect(dialog).toContainText("There is a tag @work already.");
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(heading(page, "@work")).toBeVisible();
  await expect(tasks.list.getByRole("link")).toHaveCount(3);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(heading(page, "@home")).toBeVisible();
  await expect(tasks.list.getByRole("link")).toHaveCount(2);
  const counts = async () => Object.fromEntries((await api.tasks.tags.query()).map(({ tag, total }) => [tag, total]));
  await expect.poll(counts).toEqual({ home: 2, urgent: 1, work: 1 });
});

test("pages in other tabs follow a tag that is merged or deleted, and back with Undo, but not where another was chosen since", async ({
  page,
  tasks,
  api,
  context,
}) => {
  await addTagged(api);
  const other = await context.newPage();
  await openTag(other, "home");
  await openTag(page, "home");
  await choose(page, "Rename…");
  const dialog = page.getByRole("dialog", { name: "Rename tag" });
  await dialog.getByLabel("Name").fill("work");
  await dialog.getByRole("button", { name: "Merge" }).click();
  await expect(heading(other, "@work")).toBeVisible();
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(heading(page, "@home")).toBeVisible();
  await expect(heading(other, "@home")).toBeVisible();
  await choose(page, "Delete");
  await expect(heading(page, "All tasks")).toBeVisible();
  await expect(heading(other, "All tasks")).toBeVisible();
  const sidebar = other.getByRole("complementary", { name: "Sidebar" });
  await sidebar.getByRole("link", { name: /^work/ }).click();
  await expect(heading(other, "@work")).toBeVisible();
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(heading(page, "@home")).toBeVisible();
  await expect(sidebar.getByRole("link", { name: /^home/i })).toBeVisible();
  await expect(heading(other, "@work")).toBeVisible();
});

test("a tag is deleted from the sidebar by keyboard, without a connection too, and Undo gives it back", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  await addTagged(api);
  await openTag(page, "work");
  const sidebar = page.getByRole("complementary", { name: "Sidebar" });
  const link = sidebar.getByRole("link", { name: /^home/i });
  await link.focus();
  await page.keyboard.press("Tab");
  await expect(sidebar.getByRole("button", { name: /^More actions for @home$/i })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename…" })).toBeFocused();
  await context.setOffline(true);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(link).toBeHidden();
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(link).toBeVisible();
  await tasks.notifications.getByRole("button", { name: "Redo" }).click();
  await expect(link).toBeHidden();
  await context.setOffline(false);
  await expect.poll(async () => (await api.tasks.tags.query()).map(({ tag }) => tag)).toEqual(["urgent", "work"]);
  await tasks.expectTitles(["Write the report"]);
});
