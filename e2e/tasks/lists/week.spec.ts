import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";

const tomorrow = () => dayFromNow(1);
const later = () => dayFromNow(15);
const number = (day: string) => String(Number(day.slice(8)));

test("Upcoming shows a week with the number of tasks of each day, and other weeks by the arrows @phone", async ({
  page,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: tomorrow() });
  await api.tasks.create.mutate({ title: "Buy milk", dueOn: tomorrow() });
  await page.goto("/upcoming");
  await untilHydrated(page);
  const week = page.getByRole("region", { name: "Week" });
  await expect(week.getByRole("button", { name: /, 2 tasks$/ })).toContainText(number(tomorrow()));
  await expectNoViolations(page);
  const previous = week.getByRole("button", { name: "Previous week" });
  await week.getByRole("button", { name: "Next week" }).click();
  await week.getByRole("button", { name: "Next week" }).click();
  await expect(week.getByRole("button", { name: /, 2 tasks$/ })).toHaveCount(0);
  await expect(week.getByRole("button", { name: /, 0 tasks$/ })).toHaveCount(7);
  await previous.click();
  await week.getByRole("button", { name: "Today", exact: true }).click();
  await expect(week.getByRole("button", { name: /, 2 tasks$/ })).toBeVisible();
  await page.goto("/today");
  await expect(week).toHaveCount(0);
});

test("a day of the week leads to its tasks, and one without any offers to add one", async ({ page, tasks, api }) => {
  for (let at = 0; at < 30; at += 1)
    await api.tasks.create.mutate({ title: `Task ${at}`, dueOn: at < 29 ? tomorrow() : dayFromNow(2) });
  await page.goto("/upcoming");
  await untilHydrated(page);
  const week = page.getByRole("region", { name: "Week" });
  const dayOf = (count: string) => week.getByRole("button", { name: new RegExp(`, ${count}$`) });
  await expect(dayOf("29 tasks")).toBeVisible();
  if (!(await dayOf("1 task").isVisible())) await week.getByRole("button", { name: "Next week" }).click();
  await dayOf("1 task").click();
  await expect(tasks.link("Task 29")).toBeFocused();
  await expect(tasks.link("Task 29")).toBeInViewport();
  await week.getByRole("button", { name: "Next week" }).click();
  await dayOf("0 tasks").last().click();
  await expect(tasks.notifications).toContainText("Nothing is due on");
  await tasks.notifications.getByRole("button", { name: "Add task" }).click();
  await page
    .getByRole("dialog", { name: /^New task in/ })
    .getByLabel("Add a task", { exact: true })
    .fill("Far away");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(dayOf("1 task")).toHaveCount(1);
});

test("a task is dragged to a day of the week and to the heading of another day, and Undo brings it back", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", dueOn: tomorrow() });
  await api.tasks.create.mutate({ title: "Buy milk", dueOn: later() });
  const dueOn = async () => (await api.tasks.byId.query({ id })).dueOn;
  await page.goto("/upcoming");
  await untilHydrated(page);
  const week = page.getByRole("region", { name: "Week" });
  const drag = async (to: { x: number; y: number; width: number; height: number } | null) => {
    const from = await tasks.row("Pay rent").locator("[data-task]").boundingBox();
    if (from === null || to === null) throw new Error("It is not on the page.");
    await page.mouse.move(from.x + 200, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 220, from.y + from.height / 2 + 3, { steps: 3 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await expect(page.locator("[data-drop=into]")).toHaveCount(1);
    await page.mouse.up();
  };
  await drag(await page.getByRole("main").getByRole("heading", { level: 2 }).nth(2).boundingBox());
  await expect.poll(dueOn).toBe(later());
  await expect(tasks.notifications).toContainText("“Pay rent” is now due");
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(dueOn).toBe(tomorrow());
  await week.getByRole("button", { name: "Next week" }).click();
  const target = week.getByRole("button", { name: /, 0 tasks$/ }).first();
  await drag(await target.boundingBox());
  await expect.poll(dueOn).not.toBe(tomorrow());
  await expect(week.getByRole("button", { name: /, 1 task$/ })).toHaveCount(1);
});
