import { instantAt } from "../../src/shared/due-date";
import { expectNoViolations } from "../setup/axe";
import { dayFromNow, timeZone } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

const phone = { tag: "@phone" };

test("a task gets reminders before it is due, and loses them again", phone, async ({ page, tasks, api }) => {
  const day = dayFromNow(1);
  const dueAt = instantAt(day, "14:30", timeZone);
  const { id } = await api.tasks.create.mutate({ title: "Bake bread", dueOn: day, dueAt });
  const stored = async () => (await api.reminders.list.query({ taskId: id })).items.map((each) => each.minutesBefore);
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.property("Reminder").click();
  const choice = page.getByRole("dialog", { name: "Reminder", exact: true });
  await choice.getByRole("button", { name: "10 minutes before" }).click();
  await choice.getByRole("button", { name: "1 day before" }).click();
  await expect.poll(stored).toEqual([10, 1440]);
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(tasks.property("Reminder")).toContainText("10 minutes before, 1 day before");
  await page.reload();
  await untilHydrated(page);
  await tasks.property("Reminder").click();
  await choice.getByRole("button", { name: "Remove reminder: 10 minutes before" }).click();
  await expect.poll(stored).toEqual([1440]);
});

test("a task without a due date is reminded of at a time of its own, which is in the future", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Call Ada" });
  const stored = async () => (await api.reminders.list.query({ taskId: id })).items.map(({ at }) => at);
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.property("Reminder").focus();
  await page.keyboard.press("Enter");
  const choice = page.getByRole("dialog", { name: "Reminder", exact: true });
  await expect(choice.getByRole("button", { name: /before$/ })).toHaveCount(0);
  const field = choice.getByLabel("At a time of your own");
  await field.fill(`${dayFromNow(-1)}T09:30`);
  await expect(choice.getByText("Choose a time in the future.")).toBeVisible();
  await expect(choice.getByRole("button", { name: "Add", exact: true })).toBeDisabled();
  await field.fill(`${dayFromNow(1)}T09:30`);
  await page.keyboard.press("Enter");
  await expect.poll(stored).toEqual([instantAt(dayFromNow(1), "09:30", timeZone)]);
});

test("a reminder that was removed comes back with undo", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Bake bread", dueOn: dayFromNow(1) });
  await api.reminders.create.mutate({ taskId: id, minutesBefore: 1440 });
  const stored = async () => (await api.reminders.list.query({ taskId: id })).items.map((each) => each.minutesBefore);
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.property("Reminder").click();
  await page.getByRole("button", { name: "Remove reminder: 1 day before" }).click();
  await expect.poll(stored).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(stored).toEqual([1440]);
});
