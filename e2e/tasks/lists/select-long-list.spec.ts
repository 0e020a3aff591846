import { expect, test } from "../../setup/fixtures";
import { loadWholeList, plantTasks, titleAt } from "../../pages/many-tasks";

test("3,000 tasks of a long list are selected and changed as one step", async ({ page, tasks, place, me, api }) => {
  test.slow();
  await plantTasks(place, me, 3000);
  await page.goto("/tasks");
  await loadWholeList(page, 3000);
  await tasks.link(titleAt(2)).focus();
  await page.keyboard.press("ControlOrMeta+a");
  const bar = page.getByRole("region", { name: "Selected tasks" });
  await expect(bar).toContainText("3,000 selected");
  await page.evaluate(() => window.scrollTo(0, 60_000));
  const rows = tasks.list.getByRole("listitem");
  await expect(rows.last()).not.toHaveAttribute("aria-posinset", /^\d{1,3}$/);
  await expect(rows.filter({ hasNotText: /^Selected/ })).toHaveCount(0);
  await page.keyboard.press("3");
  await expect(tasks.notifications).toContainText("Low priority for 2,000 tasks");
  await expect.poll(async () => (await api.tasks.list.query({ priority: ["medium", "high"] })).items).toEqual([]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(async () => (await api.tasks.list.query({ priority: "high", limit: 1 })).items).toHaveLength(1);
});
