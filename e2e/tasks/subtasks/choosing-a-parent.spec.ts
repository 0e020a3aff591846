import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";

test("a task becomes a subtask of one that is searched, without a connection, and of none again @phone", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { id: projectId } = await api.projects.create.mutate({ name: "Home" });
  const { id: parentId } = await api.tasks.create.mutate({ title: "Move house", projectId });
  await api.tasks.create.mutate({ title: "Pack the books", parentId });
  const { id } = await api.tasks.create.mutate({ title: "Return the keys" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Return the keys", "Move house"]);
  await tasks.choose("Return the keys", "Make a subtask of…");
  const dialog = page.getByRole("dialog", { name: "Make “Return the keys” a subtask of…" });
  const field = dialog.getByRole("combobox", { name: "Find a task" });
  await expect(field).toBeFocused();
  await expect(dialog.getByRole("option")).toHaveCount(2);
  await expectNoViolations(page);
  await context.setOffline(true);
  await field.fill("house");
  await expect(dialog.getByRole("option")).toHaveText(["Move houseHome"]);
  await dialog.getByRole("option").click();
  await expect(dialog).toHaveCount(0);
  await expect(tasks.notifications).toContainText("“Return the keys” is a subtask of “Move house” now");
  await tasks.expectTitles(["Move house", "Pack the books", "Return the keys"]);
  await expect(tasks.row("Return the keys")).toHaveAttribute("aria-level", "2");
  await context.setOffline(false);
  const placed = async () => {
    const task = await api.tasks.byId.query({ id });
    return [task.parentId, task.projectId];
  };
  await expect.poll(placed).toEqual([parentId, projectId]);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(placed).toEqual([null, null]);
  await tasks.choose("Pack the books", "Move out of its parent");
  await expect(tasks.notifications).toContainText("“Pack the books” is no subtask now");
});

test("several selected tasks become subtasks by keys alone, and come back by one undo", async ({
  page,
  tasks,
  api,
}) => {
  for (const title of ["Move house", "Call", "Pack"]) await api.tasks.create.mutate({ title });
  await page.goto("/inbox");
  await tasks.expectTitles(["Pack", "Call", "Move house"]);
  await tasks.link("Pack").focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+v");
  const dialog = page.getByRole("dialog", { name: "Make 2 tasks subtasks of…" });
  await expect(dialog.getByRole("option")).toHaveText(["Move houseInbox"]);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog", { name: "Command palette" }).getByRole("combobox")).toBeFocused();
  await page.keyboard.type("subtask of");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("combobox", { name: "Find a task" })).toBeFocused();
  await page.keyboard.type("move");
  await page.keyboard.press("Enter");
  await expect(tasks.notifications).toContainText("2 tasks are subtasks of “Move house” now");
  await tasks.expectTitles(["Move house", "Pack", "Call"]);
  await expect(tasks.link("Pack")).toBeFocused();
  await expect(page.getByRole("region", { name: "Selected tasks" })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await tasks.expectTitles(["Pack", "Call", "Move house"]);
});

test("the choice of a parent says why a task cannot be it @phone", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Move house" });
  const { id: packId } = await api.tasks.create.mutate({ title: "Pack", parentId: id });
  await api.tasks.setCompleted.mutate({ id: packId, completed: true, timeZone: "UTC" });
  const { id: doneId } = await api.tasks.create.mutate({ title: "Pay the rent" });
  await api.tasks.setCompleted.mutate({ id: doneId, completed: true, timeZone: "UTC" });
  await page.goto("/inbox");
  await tasks.choose("Move house", "Make a subtask of…");
  const dialog = page.getByRole("dialog", { name: "Make “Move house” a subtask of…" });
  await expect(dialog).toContainText("There is no other open task that can be its parent.");
  const field = dialog.getByRole("combobox", { name: "Find a task" });
  await field.fill("rent");
  await expect(dialog).toContainText("“Pay the rent” is completed. Reopen it first.");
  await field.fill("house");
  await expect(dialog).toContainText("A task cannot be a subtask of itself.");
  await field.fill("boat");
  await expect(dialog).toContainText("No task has such a title.");
  await expectNoViolations(page);
  await field.press("Escape");
  await expect(field).toHaveValue("");
  await field.press("Escape");
  await expect(dialog).toHaveCount(0);
});
