import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

const phone = { tag: "@phone" };

test("a comment is written, edited, deleted and brought back", phone, async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Water the fern" });
  const stored = async () => (await api.comments.list.query({ taskId: id })).items.map(({ text }) => text);
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.panel.getByRole("button", { name: "Add comment" }).click();
  const field = tasks.panel.getByRole("textbox", { name: "Add a comment" });
  await expect(field).toBeFocused();
  await field.fill("Dry leaves");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(field).toHaveValue("");
  await field.fill("See **the manual**:\n- [ ] page 3");
  await tasks.panel.getByRole("button", { name: "Comment", exact: true }).click();
  const list = tasks.panel.getByRole("list", { name: "Comments" });
  await expect(list.locator(":scope > li")).toHaveCount(2);
  await expect(list.getByText("the manual", { exact: true })).toHaveCSS("font-weight", /[67]00/);
  await expect.poll(stored).toEqual(["Dry leaves", "See **the manual**:\n- [ ] page 3"]);
  await list.getByRole("checkbox", { name: "page 3" }).check();
  await expect.poll(stored).toEqual(["Dry leaves", "See **the manual**:\n- [x] page 3"]);
  await expectNoViolations(page);
  await tasks.panel.getByRole("button", { name: "Cancel" }).click();

  const [first] = [list.locator(":scope > li").first()];
  await first.getByRole("button", { name: "Edit comment" }).click();
  const edited = first.getByRole("textbox", { name: "Edit the comment" });
  await expect(edited).toBeFocused();
  await edited.fill("Green leaves");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(first).toContainText("edited");
  await expect(first.getByRole("button", { name: "Edit comment" })).toBeFocused();
  await page.reload();
  await expect(first).toContainText("Green leaves");
  await untilHydrated(page);
  await first.getByRole("button", { name: "Delete comment" }).click();
  await expect.poll(stored).toEqual(["See **the manual**:\n- [x] page 3"]);
  await expect(tasks.panel.getByRole("button", { name: "Add comment" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(stored).toEqual(["Green leaves", "See **the manual**:\n- [x] page 3"]);
  await expect(first).toContainText("Green leaves");
});

test("a row says how many comments its task has, here and on another device, and those of one in the trash are read", async ({
  page,
  tasks,
  api,
  allowErrors,
}) => {
  // The server is asked for the open task until the page has read its own copy, and answers with none in the trash.
  allowErrors(/status of 404/);
  const { id } = await api.tasks.create.mutate({ title: "Water the fern" });
  await page.goto("/tasks");
  await untilHydrated(page);
  const row = page.locator(`main [data-task="${id}"]`);
  await expect(row).toBeVisible();
  await expect(row).not.toContainText("comment");
  const { id: first } = await api.comments.create.mutate({ taskId: id, text: "Dry leaves" });
  await expect(row).toContainText("1 comment");
  await api.comments.create.mutate({ taskId: id, text: "See **the manual**" });
  await expect(row).toContainText("2 comments");
  await expectNoViolations(page);
  await api.comments.delete.mutate({ id: first });
  await expect(row).toContainText("1 comment");

  await api.tasks.delete.mutate({ id });
  await page.goto(`/tasks?task=${id}`);
  const list = tasks.panel.getByRole("list", { name: "Comments" });
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list).toContainText("See **the manual**");
  await expect(tasks.panel.getByRole("button", { name: /comment/i })).toHaveCount(0);
  await expectNoViolations(page);
});

test("what is written is kept until it is sent, and too much of it is refused where it is written", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Water the fern" });
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.panel.getByRole("button", { name: "Add comment" }).press("Enter");
  const field = tasks.panel.getByRole("textbox", { name: "Add a comment" });
  const submit = tasks.panel.getByRole("button", { name: "Comment", exact: true });
  await expect(submit).toBeDisabled();
  await field.fill("x".repeat(5001));
  await expect(tasks.panel.getByText("Use at most 5000 characters. This has 5001.")).toBeVisible();
  await expect(submit).toBeDisabled();
  await expectNoViolations(page);
  await field.fill("Half a thought");
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(tasks.panel).toBeVisible();
  await page.reload();
  await expect(field).toHaveValue("Half a thought");
});

test("a comment that was written offline is sent later", async ({ page, tasks, api, context, allowErrors }) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { id } = await api.tasks.create.mutate({ title: "Water the fern" });
  const stored = async () => (await api.comments.list.query({ taskId: id })).items.map(({ text }) => text);
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.panel.getByRole("button", { name: "Add comment" }).click();
  await context.setOffline(true);
  await tasks.panel.getByRole("textbox", { name: "Add a comment" }).fill("From the train");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(tasks.panel.getByRole("list", { name: "Comments" })).toContainText("From the train");
  expect(await stored()).toEqual([]);
  await context.setOffline(false);
  await expect.poll(stored).toEqual(["From the train"]);
});

test("of a text that was changed elsewhere neither is lost", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Water the fern" });
  const comment = await api.comments.create.mutate({ taskId: id, text: "First" });
  const stored = async () => (await api.comments.list.query({ taskId: id })).items.map(({ text }) => text);
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  await tasks.panel.getByRole("button", { name: "Edit comment" }).click();
  await api.comments.update.mutate({ id: comment.id, text: "Theirs" });
  await tasks.panel.getByRole("textbox", { name: "Edit the comment" }).fill("Mine");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(
    page.getByText("The comment “Mine” could not be changed. It was changed elsewhere.").first(),
  ).toBeVisible();
  await expect(tasks.panel.getByRole("list", { name: "Comments" })).toContainText("Theirs");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect.poll(stored).toEqual(["Mine"]);
});
