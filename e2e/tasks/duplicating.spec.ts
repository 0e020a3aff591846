import type { Page } from "@playwright/test";
import { expectOnDevice } from "../pages/device";
import { expect, test } from "../setup/fixtures";

const notices = (page: Page) => page.getByRole("region", { name: "Notifications" });

test(
  "a task is duplicated from its menu with its subtasks, and Undo takes the copy away",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const { id: parentId } = await api.tasks.create.mutate({ title: "Pack for a trip", tags: ["travel"] });
    await api.tasks.create.mutate({ title: "Passport", parentId });
    await page.goto("/tasks");
    await tasks.choose("Pack for a trip", "Duplicate");
    await expect(notices(page)).toContainText("Duplicated “Pack for a trip”");
    const titled = async (title: string) =>
      (await api.tasks.list.query({ search: title })).items.filter((task) => task.title === title);
    await expect.poll(async () => (await titled("Passport")).length).toBe(2);
    expect((await titled("Pack for a trip")).map(({ tags }) => tags)).toEqual([["travel"], ["travel"]]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await titled("Passport")).length).toBe(1);
    await tasks.expectTitles(["Pack for a trip"]);
  },
);

test("by keyboard alone a task is duplicated, and the copy has the focus", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Water the plants" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Water the plants"]);
  await page.keyboard.press("j");
  const first = await page.evaluate(() => document.activeElement?.closest("[data-task]")?.getAttribute("data-task"));
  await page.keyboard.press("Shift+D");
  await tasks.expectTitles(["Water the plants", "Water the plants"]);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest("[data-task]")?.getAttribute("data-task")))
    .not.toBe(first);
});

test("the link of a task is copied and opens it, or is shown where the browser forbids copying", async ({
  page,
  tasks,
  api,
  context,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Renew the passport" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/today");
  await page.goto("/tasks");
  await tasks.choose("Renew the passport", "Copy link");
  await expect(notices(page)).toContainText("Link copied.");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get("task")).toBe(id);
  await page.goto(link);
  await expect(tasks.field("Title")).toHaveValue("Renew the passport");

  await page.goto("/tasks");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("forbidden"));
  });
  await tasks.choose("Renew the passport", "Copy link");
  await expect(notices(page)).toContainText(`The browser blocked copying. The link is ${link}`);
});

test(
  "a project is duplicated with its sections and open tasks, and Undo takes the copy away",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const { id: projectId } = await api.projects.create.mutate({ name: "Trip", color: "teal" });
    const { id: sectionId } = await api.sections.create.mutate({ projectId, name: "Before" });
    await api.tasks.create.mutate({ title: "Book the train", projectId, sectionId });
    const { id: bought } = await api.tasks.create.mutate({ title: "Buy a map", projectId });
    await api.tasks.setCompleted.mutate({ id: bought, completed: true });
    await page.goto(`/projects/${projectId}`);
    await tasks.expectTitles(["Book the train"]);
    await expectOnDevice(page, ["Book the train", "Buy a map"]);
    await page.getByRole("button", { name: "Project actions" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Trip (copy)" })).toBeVisible();
    await tasks.expectTitles(["Book the train"]);
    await expect(page.getByRole("heading", { name: "Before" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await api.projects.list.query()).items.map(({ name }) => name)).toEqual(["Trip"]);
  },
);

test("a task becomes a project with its subtasks as tasks, and Undo makes it a task again", async ({
  page,
  tasks,
  api,
}) => {
  const { id: parentId } = await api.tasks.create.mutate({ title: "Move house" });
  await api.tasks.create.mutate({ title: "Boxes", parentId });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Boxes", "Move house"]);
  await tasks.choose("Move house", "Make it a project");
  await expect(page).toHaveURL(/\/projects\//);
  await tasks.expectTitles(["Boxes"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await api.projects.list.query()).items).toEqual([]);
  const { items } = await api.tasks.list.query();
  expect(items.find(({ title }) => title === "Boxes")).toMatchObject({ parentId, projectId: null });
  expect(items.find(({ title }) => title === "Move house")).toMatchObject({ completed: false });
});
