import { failPush } from "../pages/push";
import { expect, test } from "../setup/fixtures";

test("a deleted task is restored unchanged with Undo", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({
    title: "Old letters",
    description: "In the attic",
    tags: ["home"],
    priority: "high",
  });
  await page.goto("/tasks");
  await tasks.choose("Old letters", "Delete");
  await tasks.expectTitles([]);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await tasks.expectTitles(["Old letters"]);
  await expect(tasks.row("Old letters")).toContainText("home");
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ description: "In the attic", tags: ["home"], priority: "high", deletedAt: null }]);
  await page.reload();
  await tasks.expectTitles(["Old letters"]);
});

test("a deleted task is in the trash until it is restored", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Old letters" });
  await page.goto("/tasks");
  await tasks.choose("Old letters", "Delete");
  await tasks.expectTitles([]);
  await tasks.goTo("Trash");
  await page.getByRole("button", { name: "Restore Old letters" }).click();
  await expect(page.getByRole("button", { name: "Restore Old letters" })).toHaveCount(0);
  await tasks.goTo("All tasks");
  await tasks.expectTitles(["Old letters"]);
});

test("the open task is deleted from its panel, which closes", { tag: "@phone" }, async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Old letters" });
  await page.goto(`/tasks?task=${id}`);
  await tasks.panel.getByRole("button", { name: "Delete task" }).click();
  await expect(tasks.panel).toHaveCount(0);
  await expect(page).toHaveURL(/\/tasks$/);
  await tasks.expectTitles([]);
});

test("a task that is deleted without a connection is gone at once, and in the trash as soon as there is one", async ({
  page,
  tasks,
  api,
  allowErrors,
}) => {
  allowErrors(/status of 503/);
  await api.tasks.create.mutate({ title: "Old letters" });
  await page.goto("/tasks");
  await failPush(page, "tasks.delete", 2);
  await tasks.choose("Old letters", "Delete");
  await tasks.expectTitles([]);
  await tasks.goTo("Trash");
  await expect(page.getByRole("button", { name: "Restore Old letters" })).toBeVisible();
  await expect.poll(async () => (await api.tasks.list.query({ trash: true })).items.length).toBe(1);
});
