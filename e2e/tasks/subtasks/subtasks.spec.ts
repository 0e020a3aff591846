import { dayFromNow } from "../../setup/days";
import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";
import { comeBack } from "../../pages/device";
import { cutPush } from "../../pages/push";

test(
  "subtasks are added, completed and reordered in the panel of their task",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const { id } = await api.tasks.create.mutate({ title: "Move house" });
    await page.goto("/inbox");
    await tasks.choose("Move house", "Add subtask");
    const { panel } = tasks;
    const field = panel.getByRole("textbox", { name: "Add a subtask" });
    await expect(field).toBeFocused();
    for (const title of ["Pack the books", "Call the movers tomorrow", "Return the keys"]) {
      await field.fill(title);
      await field.press("Enter");
      await expect(field).toHaveValue("");
    }
    const subtasks = panel.getByRole("list", { name: "Subtasks" });
    await expect(subtasks.getByRole("link")).toHaveText(["Pack the books", "Call the movers", "Return the keys"]);
    await field.press("Escape");
    await subtasks.getByRole("checkbox", { name: "Complete Pack the books" }).check();
    await expect(panel.getByRole("heading", { name: "Subtasks" })).toContainText("1/3");
    await subtasks.getByRole("link", { name: "Return the keys" }).press("Alt+ArrowUp");
    await expect(subtasks.getByRole("link")).toHaveText(["Pack the books", "Return the keys", "Call the movers"]);
    await expect
      .poll(async () =>
        (await api.tasks.list.query({ sort: "position", order: "asc" })).items.map(({ title }) => title),
      )
      .toEqual(["Move house", "Pack the books", "Return the keys", "Call the movers"]);
    await subtasks.getByRole("link", { name: "Call the movers" }).click();
    const parents = panel.getByRole("navigation", { name: "Parent tasks" });
    await expect(parents.getByRole("link")).toHaveText(["Move house"]);
    await parents.getByRole("link", { name: "Move house" }).click();
    await expect(tasks.field("Title")).toHaveValue("Move house");
    await panel.getByRole("checkbox", { name: "Completed: Move house" }).check();
    await expect(panel.getByRole("heading", { name: "Subtasks" })).toContainText("3/3");
    await tasks.notifications.getByRole("button", { name: "Undo" }).click();
    await expect(panel.getByRole("heading", { name: "Subtasks" })).toContainText("1/3");
    await expect.poll(async () => (await api.tasks.byId.query({ id })).completed).toBe(false);
  },
);

test("a subtask is indented and outdented in the panel by keys", async ({ page, tasks, api }) => {
  const { id: parentId } = await api.tasks.create.mutate({ title: "Move house" });
  for (const title of ["Pack", "Buy boxes"]) await api.tasks.create.mutate({ title, parentId });
  await page.goto(`/inbox?task=${parentId}`);
  const subtasks = tasks.panel.getByRole("list", { name: "Subtasks" });
  await subtasks.getByRole("link", { name: "Buy boxes" }).press("Control+]");
  await expect(subtasks.getByRole("link")).toHaveText(["Pack"]);
  await expect(subtasks.getByRole("link", { name: "Pack" })).toBeFocused();
  await expect(subtasks.getByRole("listitem")).toContainText("0/1");
  await subtasks.getByRole("link", { name: "Pack" }).press("Control+[");
  await expect(tasks.notifications).toContainText("“Pack” is no subtask now");
  await expect(subtasks).toHaveCount(0);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(subtasks.getByRole("link")).toHaveText(["Pack"]);
});

test(
  "a list shows subtasks below their task once it is unfolded, and remembers that",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const { id: parentId } = await api.tasks.create.mutate({ title: "Move house" });
    const { id } = await api.tasks.create.mutate({ title: "Pack the books", parentId, dueOn: dayFromNow(0) });
    await api.tasks.create.mutate({ title: "Buy boxes", parentId: id });
    await api.tasks.create.mutate({ title: "Water the plants" });
    await page.goto("/inbox");
    await tasks.expectTitles(["Water the plants", "Move house"]);
    await expect(tasks.row("Move house")).toContainText("0/1");
    await tasks.row("Move house").getByRole("button", { name: "Subtasks of Move house" }).click();
    await tasks.expectTitles(["Water the plants", "Move house", "Pack the books"]);
    await tasks.link("Pack the books").focus();
    await page.keyboard.press("ArrowRight");
    await tasks.expectTitles(["Water the plants", "Move house", "Pack the books", "Buy boxes"]);
    await page.reload();
    await tasks.expectTitles(["Water the plants", "Move house", "Pack the books", "Buy boxes"]);
    await tasks.link("Buy boxes").focus();
    for (const _press of [1, 2]) await page.keyboard.press("ArrowLeft");
    await tasks.expectTitles(["Water the plants", "Move house", "Pack the books"]);
    await expect(tasks.link("Pack the books")).toBeFocused();
    await page.goto("/today");
    await tasks.expectTitles(["Pack the books"]);
    await expect(tasks.row("Pack the books")).toContainText("Subtask of Move house");
  },
);

test("a listed task is made a subtask of the one above it by keys, and moved out again", async ({
  page,
  tasks,
  api,
}) => {
  for (const title of ["Pack", "Move house"]) await api.tasks.create.mutate({ title });
  await page.goto("/inbox");
  await tasks.expectTitles(["Move house", "Pack"]);
  await tasks.link("Pack").focus();
  await page.keyboard.press("Control+]");
  await expect(tasks.row("Move house")).toContainText("0/1");
  await expect(tasks.link("Pack")).toBeFocused();
  await expect(tasks.row("Pack")).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("Control+[");
  await expect(tasks.row("Move house")).not.toContainText("0/1");
  await expect(tasks.link("Pack")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(tasks.row("Move house")).toContainText("0/1");
});

test(
  "a move without a connection that another device has made impossible is taken back, and told",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const { id: one } = await api.tasks.create.mutate({ title: "One" });
    const { id: other } = await api.tasks.create.mutate({ title: "Other" });
    const resume = await cutPush(page);
    await page.goto("/inbox");
    await tasks.expectTitles(["Other", "One"]);
    await tasks.link("One").focus();
    await page.keyboard.press("Control+]");
    await tasks.expectTitles(["Other", "One"]);
    await expect(tasks.row("One")).toHaveAttribute("aria-level", "2");
    await expectNoViolations(page);
    await api.tasks.move.mutate({ id: other, parentId: one });
    await resume();
    await comeBack(page);
    await expect(tasks.notifications).toContainText(
      "“One” could not be changed. A task cannot be a subtask of itself.",
    );
    await tasks.expectTitles(["One"]);
    await expect(tasks.row("One")).toContainText("0/1");
  },
);

test("a subtask that is added without a connection is kept although its parent was deleted elsewhere", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Move house" });
  const resume = await cutPush(page);
  await page.goto("/inbox");
  await tasks.choose("Move house", "Add subtask");
  await tasks.panel.getByRole("textbox", { name: "Add a subtask" }).fill("Pack the books");
  await page.keyboard.press("Enter");
  await expect(tasks.panel.getByRole("list", { name: "Subtasks" })).toContainText("Pack the books");
  await api.tasks.delete.mutate({ id });
  await resume();
  await comeBack(page);
  await expect(tasks.notifications).toContainText("The task that it belongs to was deleted or moved.");
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Pack the books", parentId: null }]);
});
