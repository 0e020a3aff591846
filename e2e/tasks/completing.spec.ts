import { spoilPush } from "../pages/push";
import { expect, test } from "../setup/fixtures";

test(
  "a completed task leaves the open ones, waits under Completed, and can be reopened there",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await api.tasks.create.mutate({ title: "Pay rent" });
    await api.tasks.create.mutate({ title: "Book the train" });
    await page.goto("/tasks");
    await tasks.checkbox("Pay rent").click();
    await tasks.expectTitles(["Book the train"]);
    await tasks.goTo("Completed");
    await expect(tasks.checkbox("Pay rent")).toBeChecked();
    await tasks.checkbox("Pay rent").click();
    await tasks.expectTitles([]);
    await tasks.goTo("All tasks");
    await tasks.expectTitles(["Book the train", "Pay rent"]);
    await expect(tasks.checkbox("Pay rent")).not.toBeChecked();
  },
);

test("completing is undone with Undo", { tag: "@phone" }, async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await tasks.checkbox("Pay rent").click();
  await tasks.expectTitles([]);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await tasks.expectTitles(["Pay rent"]);
  await expect(tasks.checkbox("Pay rent")).not.toBeChecked();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).completed).toBe(false);
});

test("completing is announced", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await tasks.checkbox("Pay rent").click();
  await expect(page.getByRole("status").filter({ hasText: "Completed “Pay rent”" })).toBeAttached();
});

test("a refused completion is reverted and announced, and Retry completes the task", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await spoilPush(page, "tasks.setCompleted", { values: { completed: "perhaps" } });
  await tasks.checkbox("Pay rent").click();
  await expect(tasks.notifications).toContainText("“Pay rent” could not be changed.");
  await expect(tasks.checkbox("Pay rent")).not.toBeChecked();
  await tasks.notifications.getByRole("button", { name: "Retry" }).click();
  await tasks.expectTitles([]);
  await expect.poll(async () => (await api.tasks.byId.query({ id })).completed).toBe(true);
});
