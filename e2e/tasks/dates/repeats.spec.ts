import { expectOnDevice, withholdLive } from "../../pages/device";
import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";

test(
  "a task is made to repeat, completing it makes the next one, and undoing takes that away",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const { id } = await api.tasks.create.mutate({ title: "Water the plants", dueOn: dayFromNow(0) });
    await page.goto("/inbox");
    await tasks.choose("Water the plants", "Repeat…");
    const choice = page.getByRole("dialog", { name: "Repeat", exact: true });
    await choice.getByRole("button", { name: "Every day" }).click();
    await expect(tasks.property("Repeat")).toContainText("Every day");
    await expectNoViolations(page);
    await expect.poll(async () => (await api.tasks.byId.query({ id })).repeat).toBe("FREQ=DAILY");
    await tasks.closePanel();
    await expect(tasks.row("Water the plants")).toContainText("Every day");
    await tasks.checkbox("Water the plants").first().check();
    await expect(tasks.notifications).toContainText("Completed “Water the plants” · next tomorrow");
    await expect(tasks.row("Water the plants").filter({ hasText: "Tomorrow" })).toHaveCount(1);
    const open = async () => (await api.tasks.list.query({ completed: "pending" })).items.map(({ dueOn }) => dueOn);
    await expect.poll(open).toEqual([dayFromNow(1)]);
    await tasks.notifications.getByRole("button", { name: "Undo" }).click();
    await expect.poll(open).toEqual([dayFromNow(0)]);
    await expect(tasks.row("Water the plants").filter({ hasText: "Tomorrow" })).toHaveCount(0);
    await tasks.choose("Water the plants", "Skip this one");
    await expect(tasks.notifications).toContainText("Skipped “Water the plants” · next tomorrow");
    await expect.poll(open).toEqual([dayFromNow(1)]);
  },
);

test("any rule is set by keys, with its next dates, and what is wrong is said", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay the rent", dueOn: "2027-01-29" });
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.property("Repeat").press("Enter");
  const choice = page.getByRole("dialog", { name: "Repeat", exact: true });
  await choice.getByRole("button", { name: "Every day" }).press("ArrowUp");
  await expect(choice.getByRole("button", { name: "Custom…" })).toBeFocused();
  await page.keyboard.press("Enter");
  const every = choice.getByRole("textbox", { name: "Every" });
  await expect(every).toBeFocused();
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(choice).toContainText("Enter a number from 1 to 99.");
  await every.fill("1");
  await choice.getByRole("combobox", { name: "Period" }).selectOption("month");
  await choice.getByRole("combobox", { name: "Day" }).selectOption("on the last Fri");
  const dates = choice.getByRole("status", { name: "Next dates" }).getByRole("listitem");
  await expect(dates).toHaveText([/26/, /26/, /30/]);
  await expectNoViolations(page);
  await choice.getByRole("combobox", { name: "Ends" }).selectOption("after");
  await choice.getByRole("textbox", { name: "Times" }).fill("2");
  await expect(dates).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(choice).toHaveCount(0);
  await expect(tasks.property("Repeat")).toContainText("Every month on the last Fri, 2 times");
  await expect(tasks.property("Repeat")).toBeFocused();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).repeat).toBe("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2");
  await tasks.panel.getByRole("button", { name: "Remove repeat" }).click();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).repeat).toBeNull();
});

test("two devices that complete a task without a connection make one next task", async ({
  page,
  context,
  tasks,
  api,
  secondBrowser,
  allowErrors,
}) => {
  allowErrors(/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/);
  await withholdLive(page);
  await api.tasks.create.mutate({ title: "Water the plants", dueOn: dayFromNow(0), repeat: "FREQ=DAILY" });
  const other = await secondBrowser();
  for (const device of [page, other.page]) {
    await device.goto("/inbox");
    await expectOnDevice(device, ["Water the plants"]);
  }
  for (const each of [context, other.context]) await each.setOffline(true);
  for (const device of [tasks, other.tasks]) {
    await device.checkbox("Water the plants").check();
    await expect(device.row("Water the plants").filter({ hasText: "Tomorrow" })).toHaveCount(1);
  }
  for (const each of [context, other.context]) await each.setOffline(false);
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ dueOn, completed }) => [dueOn, completed]))
    .toEqual([
      [dayFromNow(1), false],
      [dayFromNow(0), true],
    ]);
  for (const device of [page, other.page]) await expectOnDevice(device, ["Water the plants", "Water the plants"]);
});
