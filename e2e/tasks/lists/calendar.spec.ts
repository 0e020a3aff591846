import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";
import { CalendarPages } from "../../pages/calendar-pages";

const today = () => dayFromNow(0);
const tomorrow = () => dayFromNow(1);

test("a list becomes a calendar with its tasks on their days, and opens them beside it", async ({
  page,
  tasks,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: today(), priority: "high" });
  for (let at = 0; at < 5; at += 1) await api.tasks.create.mutate({ title: `Task ${at}`, dueOn: tomorrow() });
  const calendar = new CalendarPages(page);
  await page.goto("/tasks");
  await tasks.layOutAs("Calendar");
  await expect(page).toHaveURL(/\?layout=calendar$/);
  await calendar.expectOn(today(), ["Pay rent"]);
  await calendar.expectOn(tomorrow(), ["Task 4", "Task 3", "Task 2"]);
  await calendar
    .day(tomorrow())
    .getByRole("button", { name: /^\+2 more/ })
    .click();
  await calendar.expectOn(tomorrow(), ["Task 4", "Task 3", "Task 2", "Task 1", "Task 0"]);
  await expectNoViolations(page);
  await calendar.task("Pay rent").click();
  await expect(tasks.panel).toBeVisible();
  await tasks.closePanel();
  await page.getByRole("checkbox", { name: "Complete Pay rent" }).click();
  await calendar.expectOn(today(), []);
  await page.goto("/tasks?priority=high");
  await calendar.expectOn(tomorrow(), []);
});

test("a calendar goes to other months and weeks, and begins its weeks as the user prefers", async ({ page, api }) => {
  await api.preferences.update.mutate({ weekStartsOn: 0 });
  const calendar = new CalendarPages(page);
  await page.goto("/tasks?layout=calendar");
  await untilHydrated(page);
  await expect(page.getByRole("columnheader")).toHaveText(["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]);
  const label = await calendar.label.textContent();
  await page.getByRole("button", { name: "Next month" }).click();
  await expect(calendar.label).not.toHaveText(label ?? "");
  await page.getByRole("button", { name: "Today", exact: true }).click();
  await expect(calendar.label).toHaveText(label ?? "");
  await page.getByRole("group", { name: "Shown at once" }).getByRole("button", { name: "Week" }).click();
  await expect(page).toHaveURL(/layout=week$/);
  await expect(page.getByRole("gridcell")).toHaveCount(7);
  await page.getByRole("button", { name: "Next week" }).click();
  await expect(page.locator("[data-day]").filter({ has: page.getByRole("button", { name: /^Today/ }) })).toHaveCount(0);
});

test("a task is dragged to another day and keeps its time, and one without a date is dragged from the drawer", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({
    title: "Pay rent",
    dueAt: `${today()}T11:30:00.000Z`,
    dueOn: today(),
  });
  const undated = await api.tasks.create.mutate({ title: "Read a book" });
  const calendar = new CalendarPages(page);
  await page.goto("/tasks?layout=week");
  await untilHydrated(page);
  const other = await calendar.otherDay();
  await calendar.drag("Pay rent", calendar.day(other));
  await calendar.expectOn(other, ["Pay rent"]);
  await expect(tasks.notifications).toContainText("“Pay rent” is now due");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).dueAt).toContain("T11:30");
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await calendar.expectOn(today(), ["Pay rent"]);
  await page.getByRole("button", { name: "No date: 1" }).click();
  await calendar.drag("Read a book", calendar.day(other));
  await calendar.expectOn(other, ["Read a book"]);
  await expect(page.getByRole("button", { name: "No date: 0" })).toBeVisible();
  await expect.poll(async () => (await api.tasks.byId.query({ id: undated.id })).dueOn).toBe(other);
  await calendar.drag("Read a book", page.getByRole("region", { name: "No date" }));
  await expect.poll(async () => (await api.tasks.byId.query({ id: undated.id })).dueOn).toBe(null);
});

test("a calendar is used by keys alone", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", dueOn: today() });
  const calendar = new CalendarPages(page);
  const dueOn = async () => (await api.tasks.byId.query({ id })).dueOn;
  await page.goto("/tasks?layout=calendar");
  await untilHydrated(page);
  await calendar.number(today()).focus();
  await page.keyboard.press("ArrowRight");
  await expect(calendar.number(tomorrow())).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(calendar.number(dayFromNow(8))).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(calendar.task("Pay rent")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(tasks.notifications).toContainText("“Pay rent” is now due tomorrow");
  await expect(calendar.task("Pay rent")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await calendar.expectOn(dayFromNow(8), ["Pay rent"]);
  await expect.poll(dueOn).toBe(dayFromNow(8));
  await expect(calendar.task("Pay rent")).toBeFocused();
  await page.keyboard.press("1");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("high");
  await page.keyboard.press("ArrowUp");
  await expect(calendar.number(dayFromNow(8))).toBeFocused();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await page
    .getByRole("dialog", { name: /^New task in/ })
    .getByLabel("Add a task", { exact: true })
    .fill("Buy milk");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await calendar.expectOn(dayFromNow(7), ["Buy milk"]);
});

test("a phone shows dots on the days, and the tasks of the chosen one below @phone", async ({ page, tasks, api }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: today() });
  await api.tasks.create.mutate({ title: "Buy milk", dueOn: tomorrow() });
  const calendar = new CalendarPages(page);
  await page.goto("/tasks?layout=calendar");
  await untilHydrated(page);
  await expect(tasks.link("Pay rent")).toBeVisible();
  await expect(tasks.link("Buy milk")).toHaveCount(0);
  await calendar.number(tomorrow()).click();
  await expect(tasks.link("Buy milk")).toBeVisible();
  await expect(tasks.link("Pay rent")).toHaveCount(0);
  await expectNoViolations(page);
});

test("Today is no calendar, whatever its address says", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: today() });
  await page.goto("/today?layout=calendar");
  await expect(page.getByRole("grid")).toHaveCount(0);
  await tasks.expectTitles(["Pay rent"]);
});
