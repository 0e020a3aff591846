import { ProjectPages } from "../pages/project-pages";
import { changesOnDevice, expectOnDevice } from "../pages/device";
import { spoilPush } from "../pages/push";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

test("a project is added with its color, opened, renamed, archived and deleted, and each is taken back @phone", async ({
  page,
  tasks,
  api,
}) => {
  const projects = new ProjectPages(page);
  await page.goto("/today");
  await projects.add("Home", "Green");
  await expect(page.getByRole("heading", { level: 1, name: "Home" })).toBeVisible();
  await expect(page).toHaveTitle("Home · Keel");
  await tasks.add("Water the plants");
  await tasks.expectTitles(["Water the plants"]);
  const stored = async () => (await api.projects.list.query({ state: "all" })).items;
  await expect.poll(stored).toMatchObject([{ name: "Home", color: "green" }]);
  const [{ id } = { id: "" }] = await stored();
  await expect.poll(async () => (await api.tasks.list.query()).items).toMatchObject([{ projectId: id }]);
  await expect(await projects.link("Home")).toHaveAccessibleName(/^Home ?, 1 task$/);
  await projects.choose("Home", "Edit");
  await projects.form.getByLabel("Name").fill("House");
  await projects.form.getByRole("button", { name: "Save" }).click();
  await expect.poll(stored).toMatchObject([{ name: "House", color: "green" }]);
  await projects.choose("House", "Archive");
  await expect(tasks.notifications).toContainText("Archived “House”");
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(stored).toMatchObject([{ archivedAt: null }]);
  await projects.choose("House", "Delete");
  await expect(page.getByRole("heading", { name: "“House” is in the trash" })).toBeAttached();
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(stored).toMatchObject([{ name: "House" }]);
});

test("the open tasks of an archived project are in its own list alone, which takes no more @phone", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.projects.create.mutate({ name: "Boat" });
  await api.tasks.create.mutate({ title: "Sand the hull", projectId: id });
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Pay rent", "Sand the hull"]);
  const projects = new ProjectPages(page);
  await projects.choose("Boat", "Archive");
  if (projects.isOnPhone()) await page.keyboard.press("Escape");
  await tasks.expectTitles(["Pay rent"]);
  await page.reload();
  await tasks.expectTitles(["Pay rent"]);
  await (await projects.nav()).getByRole("button", { name: "Archived" }).click();
  await (await projects.link("Boat")).click();
  await tasks.expectTitles(["Sand the hull"]);
  await expect(tasks.addField).toHaveCount(0);
});

test("two projects share no state, and each page has its name before any script has run", async ({
  page,
  tasks,
  api,
}) => {
  for (const name of ["Boat", "Home"]) {
    const { id } = await api.projects.create.mutate({ name });
    await api.tasks.create.mutate({ title: `Paint the ${name}`, projectId: id });
  }
  const projects = new ProjectPages(page);
  await page.goto("/today");
  await (await projects.link("Boat")).click();
  await tasks.expectTitles(["Paint the Boat"]);
  await (await projects.link("Home")).click();
  await tasks.expectTitles(["Paint the Home"]);
  const html = await (await page.request.get(page.url())).text();
  expect(html).toContain("<title>Home · Keel</title>");
  expect(html).toMatch(/<h1[^>]*>.*Home.*<\/h1>/s);
});

test("a project of another user, and one that does not exist, say so", async ({ page, api, meet, allowErrors }) => {
  allowErrors(/status of 40[34]/);
  const other = await meet("Grace");
  const { id } = await other.api.projects.create.mutate({ name: "Secret" });
  await page.goto(`/projects/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This project belongs to someone else.");
  await page.goto("/projects/01890000-0000-7000-8000-000000000000");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This project does not exist.");
  const own = await api.projects.create.mutate({ name: "Old" });
  await api.projects.delete.mutate({ id: own.id });
  await page.goto(`/projects/${own.id}`);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Old");
});

test("projects are put in order with the keyboard alone, announced, one row written", async ({ page, api }) => {
  for (const name of ["One", "Two", "Three"]) await api.projects.create.mutate({ name });
  await page.goto("/today");
  const projects = new ProjectPages(page);
  const names = async () => (await api.projects.list.query()).items.map(({ name }) => name);
  await (await projects.link("Three")).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByText("“Three” moved to place 2 of 3")).toBeAttached();
  await expect(await projects.link("Three")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(names).toEqual(["Three", "One", "Two"]);
  const versions = (await api.projects.list.query()).items.map(({ version }) => version);
  expect(versions).toEqual([3, 1, 1]);
  await projects.choose("Three", "Move down");
  await expect.poll(names).toEqual(["One", "Three", "Two"]);
});

test("a project is added, renamed and deleted by the keyboard alone", async ({ page, tasks, api }) => {
  await page.goto("/today");
  const projects = new ProjectPages(page);
  await (await projects.nav()).getByRole("button", { name: "Add project" }).focus();
  await page.keyboard.press("Enter");
  await expect(projects.form.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Home");
  await page.keyboard.press("Enter");
  const title = page.getByRole("heading", { level: 1, name: "Home" }).getByRole("button");
  await title.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("House");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "House" }).getByRole("button")).toBeFocused();
  await (await projects.link("House")).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(tasks.notifications).toContainText("Deleted “House”");
  await expect.poll(async () => (await api.projects.list.query({ state: "trash" })).items).toHaveLength(1);
});

test("the projects stay folded, and a refused one is announced", async ({ page, tasks, api, allowErrors }) => {
  // The page of the project asks for it once it is gone.
  allowErrors(/status of 404/);
  await api.projects.create.mutate({ name: "Home" });
  await page.goto("/today");
  const projects = new ProjectPages(page);
  await (await projects.nav()).getByRole("button", { name: "Projects", exact: true }).click();
  await expect((await projects.nav()).getByRole("link")).toHaveCount(0);
  await page.reload();
  await expect((await projects.nav()).getByRole("link")).toHaveCount(0);
  await (await projects.nav()).getByRole("button", { name: "Add project" }).click();
  await projects.form.getByRole("button", { name: "Add project" }).click();
  await expect(projects.form).toContainText("Enter a name.");
  await projects.form.getByLabel("Name").fill("x".repeat(101));
  await projects.form.getByRole("button", { name: "Add project" }).click();
  await expect(projects.form).toContainText("Use at most 100 characters. This has 101.");
  await projects.form.getByLabel("Name").fill("Boat");
  await spoilPush(page, "projects.create", { values: { name: "" } });
  await projects.form.getByRole("button", { name: "Add project" }).click();
  await expect(tasks.notifications).toContainText("“Boat” could not be added");
});

test("a project is added without a connection, and shown in another tab", async ({
  page,
  context,
  tasks,
  api,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/today");
  await expectOnDevice(page, ["Pay rent"]);
  const projects = new ProjectPages(page);
  await (await projects.nav()).getByRole("button", { name: "Add project" }).click();
  await projects.form.getByRole("button", { name: "Cancel" }).click();
  await context.setOffline(true);
  await projects.add("Boat");
  await tasks.add("Sand the hull");
  await expect.poll(async () => (await changesOnDevice(page)).length).toBe(2);
  await context.setOffline(false);
  await expect.poll(async () => (await api.projects.list.query()).items).toMatchObject([{ name: "Boat" }]);
  const tab = await context.newPage();
  await tab.goto("/today");
  await projects.choose("Boat", "Archive");
  await expect(tab.getByRole("navigation", { name: "Projects" }).getByRole("link", { name: "Boat" })).toHaveCount(0);
});

test("the sidebar with projects and the form have no accessibility violations @phone", async ({ page, api }) => {
  await api.projects.create.mutate({ name: "A name that is much too long for a sidebar of this width", color: "red" });
  const { id } = await api.projects.create.mutate({ name: "Home", color: "yellow" });
  await api.tasks.create.mutate({ title: "Water", projectId: id });
  await page.goto(`/projects/${id}`);
  const projects = new ProjectPages(page);
  await projects.nav();
  await expectNoViolations(page);
  await (await projects.nav()).getByRole("button", { name: "Add project" }).click();
  await expect(projects.form).toBeVisible();
  await expectNoViolations(page);
});
