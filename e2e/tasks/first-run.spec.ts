import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

test(
  "a new user starts with examples that teach by being done, and removes them at once",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await page.goto("/today");
    await page.getByRole("button", { name: "Start with examples" }).click();
    await expect(tasks.row("Check me off: press the circle on the left")).toBeVisible();
    await expect.poll(async () => (await api.tasks.list.query()).items.length).toBe(4);
    await expectNoViolations(page);
    await page.reload();
    await page.getByRole("button", { name: "Remove them" }).click();
    await expect(page.getByText("The first tasks here are examples.")).toBeHidden();
    await expect.poll(async () => (await api.tasks.list.query()).items).toEqual([]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await api.tasks.list.query()).items.length).toBe(4);
  },
);

test("what was done of the examples stays done when the others are removed", async ({ page, tasks, api }) => {
  await page.goto("/today");
  await page.getByRole("button", { name: "Start with examples" }).click();
  await tasks.checkbox("Check me off: press the circle on the left").click();
  await page.getByRole("button", { name: "Remove them" }).click();
  const listed = async () => (await api.tasks.list.query({ completed: "all" })).items.map(({ title }) => title);
  await expect.poll(listed).toEqual(["Check me off: press the circle on the left"]);
});

test("an example that was renamed or got a subtask is the user's own, and stays when the others are removed", async ({
  page,
  tasks,
  api,
}) => {
  await page.goto("/today");
  await page.getByRole("button", { name: "Start with examples" }).click();
  const listed = async () => (await api.tasks.list.query()).items;
  await expect.poll(async () => (await listed()).length).toBe(4);
  const idOf = async (start: string) => (await listed()).find(({ title }) => title.startsWith(start))?.id ?? "";
  await api.tasks.update.mutate({ id: await idOf("Check me off"), title: "Water the plants" });
  await api.tasks.create.mutate({ title: "Mine", parentId: await idOf("Open me") });
  await expect(tasks.row("Water the plants")).toBeVisible();
  await page.getByRole("button", { name: "Remove them" }).click();
  await expect(page.getByText("The first tasks here are examples.")).toBeHidden();
  await expect
    .poll(async () => (await listed()).map(({ title }) => title.slice(0, 16)).toSorted())
    .toEqual(["Mine", "Open me: dates, ", "Water the plants"]);
});
