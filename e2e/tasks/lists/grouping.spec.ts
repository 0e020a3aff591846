import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";

test("a list is grouped as its user chooses, in the address and in this list from then on @phone", async ({
  page,
  tasks,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Pay rent", priority: "high", tags: ["bills"] });
  await api.tasks.create.mutate({ title: "Call Mum", priority: "low", dueOn: dayFromNow(1) });
  await page.goto("/tasks");
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(headings).toHaveCount(0);
  await tasks.groupBy("Priority");
  await expect(headings).toHaveText([/^High priority/, /^Low priority/]);
  await expect(page).toHaveURL(/\?group=priority$/);
  await expectNoViolations(page);
  await tasks.groupBy("Tag");
  await expect(headings).toHaveText([/^@bills/, /^No tag/]);
  await page.goto("/tasks");
  await expect(headings).toHaveText([/^@bills/, /^No tag/]);
  await page.goto("/tasks?group=due");
  await expect(headings).toHaveText([/^Tomorrow/, /^No date/]);
  await expect(tasks.row("Call Mum").getByText("Tomorrow")).toHaveCount(1);
  await untilHydrated(page);
  await tasks.groupBy("Nothing");
  await expect(headings).toHaveCount(0);
  await expect(page).toHaveURL(/\/tasks$/);
});

test("a task that is added under a heading gets what that says", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent", priority: "high" });
  await page.goto("/tasks?group=priority");
  await untilHydrated(page);
  await page.getByRole("button", { name: "Add a task to High priority" }).click();
  const sheet = page.getByRole("dialog", { name: "New task in “High priority”" });
  await sheet.getByLabel("Add a task", { exact: true }).fill("Call the bank");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await api.tasks.list.query({ priority: "high" })).items.length).toBe(2);
  await page.keyboard.press("Escape");
  await expect(tasks.list.getByRole("heading")).toHaveText([/^High priority/]);
});

test("a grouping in the address that is none is named and ignored", async ({ page, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks?group=colour");
  await expect(page.getByRole("main")).toContainText("unknown grouping, so it was ignored");
  await page.goto("/tasks?group=section");
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(0);
});
