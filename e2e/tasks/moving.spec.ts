import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

test("a task is moved to a section in the panel, to the inbox again, and back by undo @phone", async ({
  page,
  tasks,
  api,
}) => {
  const { id: projectId } = await api.projects.create.mutate({ name: "Home", color: "green" });
  const { id: sectionId } = await api.sections.create.mutate({ projectId, name: "Kitchen" });
  const { id } = await api.tasks.create.mutate({ title: "Fix the tap" });
  const place = async () => {
    const task = await api.tasks.byId.query({ id });
    return [task.projectId, task.sectionId];
  };
  await page.goto("/inbox");
  await tasks.open("Fix the tap");
  await expect(tasks.property("Project")).toHaveText("Project: Inbox");
  await tasks.property("Project").click();
  const field = page.getByRole("combobox", { name: "Find or add a project" });
  await expect(page.getByRole("option")).toHaveText([/^Inbox, current$/, "Home", "Section Kitchen"]);
  await expectNoViolations(page);
  await page.getByRole("option", { name: "Section Kitchen" }).click();
  await expect(field).toHaveCount(0);
  await expect(tasks.notifications).toContainText("Moved “Fix the tap” to Home / Kitchen");
  await expect(tasks.property("Project")).toHaveText("Project: Home / Kitchen");
  await expect.poll(place).toEqual([projectId, sectionId]);
  await tasks.panel.getByRole("button", { name: "Remove project" }).click();
  await expect(tasks.notifications).toContainText("Moved “Fix the tap” to Inbox");
  await expect.poll(place).toEqual([null, null]);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(place).toEqual([projectId, sectionId]);
});

test("a task is moved by keys alone, also to a project that is added by its name", async ({ page, tasks, api }) => {
  await api.projects.create.mutate({ name: "Home" });
  const { id } = await api.tasks.create.mutate({ title: "Fix the tap" });
  await page.goto("/tasks");
  await tasks.link("Fix the tap").focus();
  await page.keyboard.press("v");
  const field = page.getByRole("combobox", { name: "Find or add a project" });
  await expect(field).toBeFocused();
  await page.keyboard.type("ho");
  await page.keyboard.press("Enter");
  await expect(tasks.notifications).toContainText("Moved “Fix the tap” to Home");
  await tasks.link("Fix the tap").focus();
  await page.keyboard.press("v");
  await field.fill("Boat");
  await expect(page.getByRole("option")).toHaveText(["Add project “Boat”"]);
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("");
  await page.keyboard.type("Boat");
  await page.keyboard.press("Enter");
  await expect(tasks.notifications).toContainText("Moved “Fix the tap” to Boat");
  await expect
    .poll(async () => {
      const { projectId } = await api.tasks.byId.query({ id });
      return (await api.projects.list.query()).items.find((project) => project.id === projectId)?.name;
    })
    .toBe("Boat");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await api.projects.list.query()).items.map(({ name }) => name)).toEqual(["Home"]);
});

test("a task is moved by the menu of its row without a connection, and a name that is too long says so @phone", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { id: projectId } = await api.projects.create.mutate({ name: "Home" });
  const { id } = await api.tasks.create.mutate({ title: "Fix the tap" });
  await page.goto("/inbox");
  await tasks.choose("Fix the tap", "Move to…");
  const field = page.getByRole("combobox", { name: "Find or add a project" });
  await field.fill("x".repeat(101));
  await expect(page.getByRole("dialog", { name: "Move Fix the tap to" })).toContainText("at most 100");
  await expect(page.getByRole("option")).toHaveCount(0);
  await context.setOffline(true);
  await field.fill("home");
  await page.getByRole("option", { name: "Home", exact: true }).click();
  await expect(tasks.notifications).toContainText("Moved “Fix the tap” to Home");
  await expect(tasks.row("Fix the tap")).toHaveCount(0);
  await context.setOffline(false);
  await expect.poll(async () => (await api.tasks.byId.query({ id })).projectId).toBe(projectId);
});

test("a project is named while a task is typed, completed from a list, added there, and turned back into words @phone", async ({
  page,
  tasks,
  api,
}) => {
  const { id: projectId } = await api.projects.create.mutate({ name: "Home office" });
  const { id: sectionId } = await api.sections.create.mutate({ projectId, name: "Desk" });
  await page.goto("/today");
  const { addField: field } = tasks;
  await field.pressSequentially("Buy a lamp #ho");
  await expect(page.getByRole("option")).toHaveText(["Home office", "Home office / Desk", "Add project “ho”"]);
  await field.press("ArrowDown");
  await field.press("ArrowDown");
  await field.press("Enter");
  await expect(field).toHaveValue("Buy a lamp #Home office/Desk ");
  const keep = page.getByRole("button", { name: "Keep “#Home office/Desk” in the title" });
  await expect(keep).toBeVisible();
  await field.press("Enter");
  await expect(tasks.row("Buy a lamp")).toContainText("Home office");
  const placed = async () => (await api.tasks.list.query()).items.map((task) => [task.projectId, task.sectionId]);
  await expect.poll(placed).toEqual([[projectId, sectionId]]);
  await field.fill("Call Ada #home office");
  await page.getByRole("button", { name: "Keep “#home office” in the title" }).click();
  await expect(page.getByRole("button", { name: "Project: Inbox" })).toBeVisible();
  await field.press("Enter");
  await expect(tasks.row("Call Ada #home office")).toBeVisible();
  await field.pressSequentially("Sand it #Boat");
  await page.getByRole("option", { name: "Add project “Boat”" }).click();
  await expect(page.getByRole("button", { name: "Keep “#Boat” in the title" })).toBeVisible();
  await field.press("Enter");
  await expect(tasks.row("Sand it")).toContainText("Boat");
  await expect
    .poll(async () => (await api.projects.list.query()).items.map(({ name }) => name))
    .toEqual(["Home office", "Boat"]);
});

test("a list is filtered by its project, a task that is added then comes there, and one of another project says where it is", async ({
  page,
  tasks,
  api,
}) => {
  const { id: projectId } = await api.projects.create.mutate({ name: "Home" });
  await api.projects.create.mutate({ name: "Boat" });
  await api.tasks.create.mutate({ title: "Fix the tap", projectId });
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await expect(tasks.row("Fix the tap")).toContainText("Home");
  await tasks.filter("Project", "Home");
  await tasks.expectTitles(["Fix the tap"]);
  await expect(page).toHaveURL(new RegExp(`project=${projectId}`));
  await expect(page.getByRole("button", { name: "Project: Home" }).first()).toBeVisible();
  await expect(tasks.row("Fix the tap")).not.toContainText("Home");
  await tasks.add("Water the plants");
  await tasks.expectTitles(["Water the plants", "Fix the tap"]);
  await tasks.add("Sand the hull #boat");
  await expect(tasks.notifications).toContainText("Added “Sand the hull” to Boat");
  for (const place of ["Home", "Inbox"]) await tasks.filter("Project", place);
  await tasks.expectTitles(["Pay rent"]);
  await page.reload();
  await tasks.expectTitles(["Pay rent"]);
});
