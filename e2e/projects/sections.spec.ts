import { expectOnDevice } from "../pages/device";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

test("a section is added, filled from its own button, renamed, moved, folded and deleted with Undo @phone", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.projects.create.mutate({ name: "Home" });
  await page.goto(`/projects/${id}`);
  const sections = async () => (await api.sections.list.query({ projectId: id })).items;
  await page.getByRole("button", { name: "Add section" }).click();
  await page.getByRole("textbox", { name: "Section name" }).fill("Kitchen");
  await page.keyboard.press("Enter");
  await expect.poll(sections).toMatchObject([{ name: "Kitchen" }]);
  await page.getByRole("button", { name: "Add section" }).click();
  await page.getByRole("textbox", { name: "Section name" }).fill("Garden");
  await page.keyboard.press("Enter");
  await expect.poll(sections).toMatchObject([{ name: "Kitchen" }, { name: "Garden" }]);
  const heading = (name: string) => page.getByRole("heading", { level: 2, name });
  await page.getByRole("button", { name: "Add a task to Garden" }).click();
  const sheet = page.getByRole("dialog", { name: "New task in “Garden”" });
  await sheet.getByLabel("Add a task", { exact: true }).fill("Mow");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await tasks.add("Sweep");
  await tasks.expectTitles(["Sweep", "Mow"]);
  const [, garden] = await sections();
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([
      { title: "Sweep", projectId: id, sectionId: null },
      { title: "Mow", projectId: id, sectionId: garden?.id },
    ]);
  const choose = async (name: string, entry: string) => {
    await page.getByRole("button", { name: `More actions for ${name}`, exact: true }).click();
    await page.getByRole("menuitem", { name: entry }).click();
  };
  await choose("Garden", "Move up");
  await expect.poll(sections).toMatchObject([{ name: "Garden" }, { name: "Kitchen" }]);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText([/Garden/, /Kitchen/]);
  await choose("Garden", "Rename");
  await page.getByRole("textbox", { name: "Section name" }).fill("Yard");
  await page.keyboard.press("Enter");
  await expect(heading("Yard")).toBeVisible();
  await heading("Yard").getByRole("button").click();
  await tasks.expectTitles(["Sweep"]);
  await page.reload();
  await tasks.expectTitles(["Sweep"]);
  await heading("Yard").getByRole("button").click();
  await tasks.expectTitles(["Sweep", "Mow"]);
  await choose("Yard", "Delete");
  await expect(heading("Yard")).toHaveCount(0);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(heading("Yard")).toBeVisible();
  await tasks.expectTitles(["Sweep", "Mow"]);
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title, sectionId }) => [title, sectionId]))
    .toEqual([
      ["Sweep", null],
      ["Mow", garden?.id],
    ]);
});

test("a project is renamed where it stands, and a name that is too long says so", async ({ page, api }) => {
  const { id } = await api.projects.create.mutate({ name: "Home" });
  await page.goto(`/projects/${id}`);
  const title = page.getByRole("heading", { level: 1 });
  await title.getByRole("button", { name: "Home" }).click();
  const field = page.getByRole("textbox", { name: "Project name" });
  await field.fill("x".repeat(101));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Use at most 100 characters. This has 101.")).toBeVisible();
  await field.fill("House");
  await page.keyboard.press("Enter");
  await expect(title).toHaveText("House");
  await expect.poll(async () => api.projects.byId.query({ id })).toMatchObject({ name: "House" });
  await title.getByRole("button", { name: "House" }).press("Enter");
  await field.fill("Something else");
  await page.keyboard.press("Escape");
  await expect(title).toHaveText("House");
});

test("sections are added and filled without a connection", async ({ page, context, tasks, api, allowErrors }) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { id } = await api.projects.create.mutate({ name: "Home" });
  await api.tasks.create.mutate({ title: "Sweep", projectId: id });
  await api.sections.create.mutate({ projectId: id, name: "Kitchen" });
  await page.goto(`/projects/${id}`);
  await expectOnDevice(page, ["Sweep"]);
  // What is loaded on demand is here before the connection is lost.
  await page.getByRole("button", { name: "Add a task to Kitchen" }).click();
  await expect(page.getByRole("dialog", { name: "New task in “Kitchen”" })).toBeVisible();
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Add section" }).click();
  await page.getByRole("textbox", { name: "Section name" }).fill("Garden");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add a task to Garden" }).click();
  await page.getByRole("dialog").getByLabel("Add a task", { exact: true }).fill("Mow");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await tasks.expectTitles(["Sweep", "Mow"]);
  await context.setOffline(false);
  await expect.poll(async () => (await api.tasks.list.query({ project: id })).items).toHaveLength(2);
});

test("a project with sections has no accessibility violations @phone", async ({ page, api }) => {
  const { id } = await api.projects.create.mutate({ name: "Home", color: "teal" });
  const { id: sectionId } = await api.sections.create.mutate({ projectId: id, name: "Garden" });
  await api.sections.create.mutate({ projectId: id, name: "Kitchen" });
  await api.tasks.create.mutate({ title: "Mow", projectId: id, sectionId });
  await page.goto(`/projects/${id}`);
  await expectNoViolations(page);
});
