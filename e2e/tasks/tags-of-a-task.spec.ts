import { expect, test } from "../setup/fixtures";
import { openNew } from "../pages/open-new";

test("tags are added and removed in the panel", { tag: "@phone" }, async ({ page, tasks, api }) => {
  const id = await openNew(page, tasks, api);
  const field = await tasks.tagField();
  await field.fill("urgent");
  await field.press("Enter");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).tags).toEqual(["work", "urgent"]);
  await tasks.panel.getByRole("button", { name: "Remove work" }).click();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).tags).toEqual(["urgent"]);
  await tasks.closePanel();
  await expect(tasks.row("Write the report")).toContainText("urgent");
});

test("Escape closes the known tags first, and then the task", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Other", tags: ["garden"] });
  await openNew(page, tasks, api);
  const field = await tasks.tagField();
  const offered = tasks.panel.getByRole("option", { name: "garden" });
  await field.focus();
  await expect(offered).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(offered).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await expect(offered).toBeVisible();
  for (const _ of [1, 2]) await page.keyboard.press("Escape");
  await expect(tasks.panel).toBeHidden();
});
