import { comeBack, expectOnDevice, withholdLive } from "../pages/device";
import { waitForPush } from "../pages/push";
import { TaskPages } from "../pages/task-pages";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";

// Otherwise the page would show the change before anything is typed over it.
test.beforeEach(({ page }) => withholdLive(page));

test(
  "when the same text is changed in two places, both are shown and one is chosen",
  { tag: "@phone" },
  async ({ page, tasks, api, secondBrowser }) => {
    const { id } = await api.tasks.create.mutate({ title: "Shared plan", description: "Draft" });
    await page.goto(`/tasks?task=${id}`);
    await expect(tasks.field("Description")).toHaveValue("Draft");
    await expectOnDevice(page, ["Shared plan"]);
    const second = await secondBrowser();
    await second.page.goto(`/tasks?task=${id}`);
    await second.tasks.field("Description").fill("Written elsewhere");
    await second.tasks.field("Description").blur();
    await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("Written elsewhere");

    await tasks.field("Description").fill("Written here");
    await tasks.field("Description").blur();
    const notice = tasks.panel.getByRole("alert");
    await expect(notice).toContainText("changed elsewhere");
    await expect(notice).toContainText("Written here");
    await expect(notice).toContainText("Written elsewhere");
    expect((await api.tasks.byId.query({ id })).description).toBe("Written elsewhere");

    await notice.getByRole("button", { name: "Keep mine" }).click();
    await expect(notice).toHaveCount(0);
    await expect(tasks.field("Description")).toHaveValue("Written here");
    await expect.poll(async () => (await api.tasks.byId.query({ id })).description).toBe("Written here");
  },
);

test("in a conflict the other text can be chosen", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Shared plan" });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Title")).toHaveValue("Shared plan");
  await expectOnDevice(page, ["Shared plan"]);
  await api.tasks.update.mutate({ id, title: "Their plan" });
  await tasks.field("Title").fill("My plan");
  await tasks.field("Title").blur();
  await tasks.panel.getByRole("alert").getByRole("button", { name: "Use theirs" }).click();
  await expect(tasks.field("Title")).toHaveValue("Their plan");
  await expect(tasks.panel.getByRole("alert")).toHaveCount(0);
  expect((await api.tasks.byId.query({ id })).title).toBe("Their plan");
});

test("changes of different fields in two places are both kept, without a conflict", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Shared plan" });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Title")).toHaveValue("Shared plan");
  await expectOnDevice(page, ["Shared plan"]);
  await api.tasks.update.mutate({ id, description: "From elsewhere", priority: "high" });
  await tasks.field("Title").fill("My plan");
  await tasks.field("Title").blur();
  await expect
    .poll(() => api.tasks.byId.query({ id }))
    .toMatchObject({ title: "My plan", description: "From elsewhere", priority: "high" });
  await expect(tasks.panel.getByRole("alert")).toHaveCount(0);
  await expect(tasks.field("Description")).toHaveValue("From elsewhere");
});

test("text sent as the page is left is based on what was there when it was typed, not on what came from elsewhere since", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Shared plan" });
  await page.goto(`/tasks?task=${id}`);
  await expectOnDevice(page, ["Shared plan"]);
  await api.tasks.update.mutate({ id, title: "Their plan" });
  const sent = waitForPush(page, "tasks.update");
  await tasks.field("Title").fill("My plan");
  await comeBack(page);
  await expect(tasks.link("Their plan")).toBeVisible();
  // What a page sends as it really goes is not told to the driver.
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
  expect(await sent).toMatchObject([{ input: { title: "My plan", was: { title: "Shared plan" } } }]);
});

test("an undecided conflict outlives the page, and is found from the list", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Shared plan" });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Title")).toHaveValue("Shared plan");
  await expectOnDevice(page, ["Shared plan"]);
  await api.tasks.update.mutate({ id, title: "Their plan" });
  await tasks.field("Title").fill("My plan");
  await tasks.field("Title").blur();
  await expect(tasks.panel.getByRole("alert")).toContainText("My plan");
  await page.goto("/tasks");
  await expect(tasks.row("Their plan")).toContainText("Two versions");
  await page.getByRole("alert").filter({ hasText: "Their plan" }).getByRole("button", { name: "Choose one" }).click();
  await tasks.panel.getByRole("alert").getByRole("button", { name: "Keep mine" }).click();
  await tasks.expectTitles(["My plan"]);
  await expect.poll(async () => (await api.tasks.byId.query({ id })).title).toBe("My plan");
  await expect(tasks.row("My plan")).not.toContainText("Two versions");
});

test("of a conflict that is still being written, the last text is the one to choose", async ({
  context,
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Shared plan" });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Title")).toHaveValue("Shared plan");
  await expectOnDevice(page, ["Shared plan"]);
  await api.tasks.update.mutate({ id, title: "Their plan" });
  await tasks.field("Title").fill("My plan");
  const notice = tasks.panel.getByRole("alert");
  await expect(notice).toContainText("My plan");
  await tasks.field("Title").pressSequentially(", at last");
  await expect(notice).toContainText("My plan, at last");
  // What a page does as it really goes is not told to the driver.
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
  const other = new TaskPages(await context.newPage());
  await other.page.goto(`/tasks?task=${id}`);
  await expect(other.panel.getByRole("alert")).toContainText("My plan, at last");
  await other.page.close();
  await notice.getByRole("button", { name: "Keep mine" }).click();
  await expect.poll(async () => (await api.tasks.byId.query({ id })).title).toBe("My plan, at last");
  await expect(tasks.field("Title")).toHaveValue("My plan, at last");
  await expect(notice).toHaveCount(0);
});

test("text for a task that was deleted permanently elsewhere becomes a new task", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Shared plan" });
  await page.goto(`/tasks?task=${id}`);
  await expect(tasks.field("Description")).toHaveValue("");
  await expectOnDevice(page, ["Shared plan"]);
  const { version } = await api.tasks.delete.mutate({ id });
  await api.tasks.purge.mutate({ id, version });
  await tasks.field("Description").fill("Precious words");
  await tasks.field("Description").blur();
  const notice = page.getByRole("alert").filter({ hasText: "was deleted permanently" });
  await expect(notice).toContainText("Precious words");
  await page.goto("/tasks");
  await notice.getByRole("button", { name: "Add as a new task" }).click();
  await tasks.expectTitles(["Precious words"]);
  await expect(notice).toHaveCount(0);
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Precious words", description: "Precious words" }]);
});

test("a change of a task that was deleted elsewhere is kept in the trash, from where it is restored", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Shared plan" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Shared plan"]);
  await api.tasks.delete.mutate({ id });
  await tasks.choose("Shared plan", "Due tomorrow");
  await expect(tasks.notifications).toContainText("“Shared plan” was deleted elsewhere.");
  await tasks.notifications.getByRole("button", { name: "Restore" }).click();
  await tasks.expectTitles(["Shared plan"]);
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Shared plan", dueOn: dayFromNow(1) }]);
});
