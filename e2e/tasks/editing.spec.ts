import { expectOnDevice } from "../pages/device";
import { cutPush, failPush, holdPush, spoilPush, waitForPush } from "../pages/push";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";
import { openNew } from "../pages/open-new";

test(
  "title and description are edited in the panel and saved by themselves",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const id = await openNew(page, tasks, api);
    await tasks.field("Title").fill("Write the long report");
    await tasks.field("Title").press("Enter");
    await tasks.field("Description").fill("With figures.\nAnd a summary.");
    await expect
      .poll(() => api.tasks.byId.query({ id }))
      .toMatchObject({
        title: "Write the long report",
        description: "With figures.\nAnd a summary.",
      });
    await page.reload();
    await expect(tasks.field("Title")).toHaveValue("Write the long report");
    await expect(tasks.field("Description")).toHaveValue("With figures.\nAnd a summary.");
    await tasks.closePanel();
    await tasks.expectTitles(["Write the long report"]);
  },
);

test("priority is chosen in the panel", async ({ page, tasks, api }) => {
  const id = await openNew(page, tasks, api);
  await tasks.property("Priority").click();
  await page.getByRole("menuitemradio", { name: "High" }).click();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("high");
  await tasks.closePanel();
  await expect(tasks.row("Write the report")).toContainText("High");
});

test("a due day and a time on it are set and removed in the panel", { tag: "@phone" }, async ({ page, tasks, api }) => {
  const id = await openNew(page, tasks, api);
  const choice = await tasks.openDueDate();
  await choice.getByRole("button", { name: /^Tomorrow/ }).click();
  await expect(choice).toHaveCount(0);
  await expect(tasks.property("Due date")).toHaveText(/Tomorrow$/);
  await tasks.openDueDate();
  await choice.getByLabel("Time").fill("930");
  await choice.getByLabel("Time").press("Enter");
  await expect(choice).toHaveCount(0);
  await expect.poll(async () => (await api.tasks.byId.query({ id })).dueAt).not.toBeNull();
  const { dueAt, dueOn } = await api.tasks.byId.query({ id });
  expect(dueOn).toBe(dayFromNow(1));
  expect(new Date(dueAt ?? "").toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin" })).toBe("09:30:00");
  await page.reload();
  await expect(tasks.property("Due date")).toHaveText(/Tomorrow, 09:30$/);
  await tasks.panel.getByRole("button", { name: "Remove due date" }).click();
  await expect.poll(() => api.tasks.byId.query({ id })).toMatchObject({ dueOn: null, dueAt: null });
  await expect(tasks.property("Due date")).toHaveText("Add due date");
});

test("priority and due day are changed from the row's menu", { tag: "@phone" }, async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Write the report" });
  await page.goto("/tasks");
  await tasks.choose("Write the report", "Due tomorrow");
  await expect(tasks.row("Write the report")).toContainText("Tomorrow");
  await tasks
    .row("Write the report")
    .getByRole("button", { name: /^More actions/ })
    .click();
  await page.getByRole("menuitemradio", { name: "High" }).click();
  await expect(tasks.row("Write the report")).toContainText("High");
  await expect.poll(() => api.tasks.byId.query({ id })).toMatchObject({ dueOn: dayFromNow(1), priority: "high" });
});

test("an empty title has an error at its field, and the task keeps its title", async ({ page, tasks, api }) => {
  const id = await openNew(page, tasks, api);
  await tasks.field("Title").fill("  ");
  await expect(tasks.field("Title")).toHaveAccessibleDescription("Enter some text.");
  await expect(tasks.field("Title")).toHaveAttribute("aria-invalid", "true");
  await tasks.field("Description").fill("Still saved");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("Still saved");
  expect((await api.tasks.byId.query({ id })).title).toBe("Write the report");
});

test("text that is written while the server fails stays where it is, and is saved as soon as that works", async ({
  page,
  tasks,
  api,
  allowErrors,
}) => {
  allowErrors(/status of 503/);
  const id = await openNew(page, tasks, api);
  await failPush(page, "tasks.update", 2);
  await tasks.field("Description").fill("A long and precious text");
  await tasks.field("Description").blur();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("A long and precious text");
  await expect(tasks.field("Description")).toHaveValue("A long and precious text");
  await expect(tasks.notifications.getByText("could not be")).toHaveCount(0);
});

test("text written without a connection survives a reload, and is saved with what is written then", async ({
  page,
  tasks,
  api,
}) => {
  const resume = await cutPush(page);
  const id = await openNew(page, tasks, api);
  await expectOnDevice(page, ["Write the report"]);
  await tasks.field("Description").fill("Written on a train");
  await tasks.field("Description").blur();
  await tasks.field("Title").fill("Write the long report");
  await tasks.field("Title").blur();
  await expect(tasks.link("Write the long report")).toBeVisible();
  await page.reload();
  await expect(tasks.field("Description")).toHaveValue("Written on a train");
  await expect(tasks.link("Write the long report")).toBeVisible();
  expect((await api.tasks.byId.query({ id })).description).toBe("");
  await resume();
  await tasks.field("Description").press("End");
  await tasks.field("Description").pressSequentially(".");
  await tasks.field("Description").blur();
  await expect
    .poll(() => api.tasks.byId.query({ id }))
    .toMatchObject({ title: "Write the long report", description: "Written on a train." });
  await expect(tasks.panel.getByRole("alert")).toHaveCount(0);
});

test("typing while a save is in progress ends with the last text, without a conflict", async ({ page, tasks, api }) => {
  const id = await openNew(page, tasks, api);
  const answer = await holdPush(page, "tasks.update");
  const sent = waitForPush(page, "tasks.update");
  await tasks.field("Title").fill("Write the");
  await sent;
  await tasks.field("Title").pressSequentially(" whole story");
  await tasks.field("Title").blur();
  answer();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).title).toBe("Write the whole story");
  await expect(tasks.field("Title")).toHaveValue("Write the whole story");
  await expect(tasks.panel.getByRole("alert")).toHaveCount(0);
});

test("a refused priority is reverted, and Retry sets it", async ({ page, tasks, api }) => {
  const id = await openNew(page, tasks, api);
  const priority = tasks.property("Priority");
  await spoilPush(page, "tasks.update", { values: { title: "" } });
  await priority.click();
  await page.getByRole("menuitemradio", { name: "High" }).click();
  await expect(tasks.notifications).toContainText("“Write the report” could not be changed.");
  await expect(priority).toHaveText(/Medium$/);
  await tasks.notifications.getByRole("button", { name: "Retry" }).click();
  await expect(priority).toHaveText(/High$/);
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("high");
});

test(
  "the open task is in the address: back closes it, forward opens it, a link leads to it",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const id = await openNew(page, tasks, api);
    await expect(page).toHaveURL(new RegExp(`task=${id}`));
    await page.goBack();
    await expect(tasks.panel).toHaveCount(0);
    await page.goForward();
    await expect(tasks.field("Title")).toHaveValue("Write the report");

    await page.goto(`/tasks?priority=medium&search=report&task=${id}`);
    await expect(tasks.field("Title")).toHaveValue("Write the report");
    await tasks.closePanel();
    await expect(page).toHaveURL(/\/tasks\?priority=medium&search=report$/);
    await tasks.expectTitles(["Write the report"]);
    await expect(tasks.search).toHaveValue("report");
  },
);
