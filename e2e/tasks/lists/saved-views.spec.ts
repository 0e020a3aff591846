import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";

test.beforeEach(async ({ page, api, tasks }) => {
  await api.tasks.create.mutate({ title: "Tax return", priority: "high", tags: ["money"] });
  await api.tasks.create.mutate({ title: "Call the bank", tags: ["money"] });
  await api.tasks.create.mutate({ title: "Read a novel", priority: "high" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Read a novel", "Call the bank", "Tax return"]);
});

test("a filtered list is saved as a view, opened from the sidebar, changed, renamed and deleted with Undo @phone", async ({
  page,
  tasks,
  api,
}) => {
  const saved = async () => (await api.views.list.query({})).items;
  await tasks.filter("Priority", "High");
  await page.getByRole("button", { name: "Save view" }).click();
  const form = page.getByRole("dialog", { name: "Save view" });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Enter a name.")).toBeVisible();
  await form.getByLabel("Name").fill("Urgent");
  await form.getByRole("radio", { name: "Star" }).check({ force: true });
  await expectNoViolations(page);
  await form.getByRole("button", { name: "Save" }).click();
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Urgent");
  await expect(page).toHaveURL(/\/views\/[\da-f-]+\?priority=high$/);
  await tasks.expectTitles(["Read a novel", "Tax return"]);
  await expect.poll(saved).toMatchObject([{ name: "Urgent", icon: "star", path: "/tasks", filter: "priority=high" }]);

  await tasks.add("Pay rent");
  await tasks.expectTitles(["Pay rent", "Read a novel", "Tax return"]);
  await expect.poll(async () => (await api.tasks.list.query()).items).toMatchObject([{ priority: "high" }, {}, {}, {}]);

  await tasks.goTo("Today");
  const link = /^Urgent ?, 3 tasks$/;
  await (await tasks.openMenu()).getByRole("navigation", { name: "Views" }).getByRole("link", { name: link }).click();
  await expect(heading).toHaveText("Urgent");
  await tasks.expectTitles(["Pay rent", "Read a novel", "Tax return"]);
  await expect(page.getByRole("button", { name: "Update view" })).toHaveCount(0);
  await tasks.filter("Tag", "money");
  await tasks.expectTitles(["Tax return"]);
  await page.getByRole("button", { name: "Update view" }).click();
  await expect.poll(saved).toMatchObject([{ filter: "priority=high&tags=money" }]);
  await page.goto(new URL(page.url()).pathname);
  await expect(heading).toHaveText("Urgent");
  await tasks.expectTitles(["Tax return"]);
  await expectNoViolations(page);

  const choose = async (entry: string) => {
    const menu = await tasks.openMenu();
    await menu.getByRole("button", { name: "More actions for Urgent" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
  };
  await choose("Edit…");
  const edit = page.getByRole("dialog", { name: "Edit view" });
  await edit.getByLabel("Name").fill("Money matters");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(heading).toHaveText("Money matters");
  await expect.poll(saved).toMatchObject([{ name: "Money matters" }]);
});

test("a deleted view comes back by Undo, and its address says so meanwhile", async ({ page, tasks, api }) => {
  const { id } = await api.views.create.mutate({ name: "Urgent", path: "/tasks", filter: "priority=high" });
  await page.goto(`/views/${id}`);
  await tasks.expectTitles(["Read a novel", "Tax return"]);
  const views = page.getByRole("navigation", { name: "Views" });
  await views.getByRole("link", { name: /^Urgent/ }).hover();
  await views.getByRole("button", { name: "More actions for Urgent" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("All tasks");
  await expect(views).toHaveCount(0);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await views.getByRole("link", { name: /^Urgent/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Urgent");
  await api.views.delete.mutate({ id });
  await page.goto(`/views/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "This view does not exist." })).toBeVisible();
});

test("views are moved from their menu, each with a list of its own below it", async ({ page, tasks, api }) => {
  await api.views.create.mutate({ name: "Urgent", path: "/tasks", filter: "priority=high" });
  await api.views.create.mutate({ name: "Unsorted", path: "/inbox", filter: "tagged=none&sort=title" });
  await page.reload();
  const links = page.getByRole("navigation", { name: "Views" }).getByRole("link");
  await expect(links).toHaveText([/Urgent/, /Unsorted/]);
  await page.getByRole("button", { name: "More actions for Unsorted" }).click();
  await page.getByRole("menuitem", { name: "Move up" }).click();
  await expect(links).toHaveText([/Unsorted/, /Urgent/]);
  await links.first().click();
  await tasks.expectTitles(["Read a novel"]);
  await expect(page.getByRole("button", { name: "Tag: No tag" })).toBeVisible();
});

test("a view follows a tag that is renamed or merged, and Undo takes it back with it", async ({ page, tasks, api }) => {
  const { id } = await api.views.create.mutate({
    name: "Money matters",
    path: "/tasks",
    filter: "tags=money&sort=title",
  });
  await api.tasks.create.mutate({ title: "Bake bread", tags: ["kitchen"] });
  const saved = async () => (await api.views.list.query({})).items.map(({ filter }) => filter);
  const rename = async (to: string, button: string) => {
    await page.goto(`/views/${id}`);
    await page.getByRole("button", { name: "More actions for @money", exact: true }).click();
    await page.getByRole("menuitem", { name: "Rename…" }).click();
    const dialog = page.getByRole("dialog", { name: "Rename tag" });
    await dialog.getByLabel("Name").fill(to);
    await dialog.getByRole("button", { name: button }).click();
  };
  const link = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^Money matters/ });
  await rename("finance", "Rename");
  await expect.poll(saved).toEqual(["tags=finance&sort=title"]);
  await expect(page).toHaveURL(/\?tags=finance&sort=title$/);
  await tasks.expectTitles(["Call the bank", "Tax return"]);
  await expect(page.getByRole("button", { name: "Update view" })).toHaveCount(0);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(saved).toEqual(["tags=money&sort=title"]);

  await rename("kitchen", "Merge");
  await expect.poll(saved).toEqual(["tags=kitchen&sort=title"]);
  await tasks.expectTitles(["Bake bread", "Call the bank", "Tax return"]);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect.poll(saved).toEqual(["tags=money&sort=title"]);
  await link.click();
  await tasks.expectTitles(["Call the bank", "Tax return"]);
});

test("a view that a newer version saved says that a part of it is not applied, and stays as it is", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.views.create.mutate({ name: "Good mood", path: "/tasks", filter: "priority=high" });
  const notice = page.getByText("A newer version of Keel saved this view.");
  await page.goto(`/views/${id}`);
  await tasks.expectTitles(["Read a novel", "Tax return"]);
  await expect(notice).toHaveCount(0);
  // What the server of a newer version has stored arrives with the changes.
  await page.route("**/api/trpc/sync.changes*", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({
      response,
      body: text.replaceAll(/"filter":"priority=high"/g, '"filter":"mood=good&priority=high"'),
    });
  });
  await api.views.update.mutate({ id, icon: "heart" });
  await expect(notice).toBeVisible();
  await tasks.expectTitles(["Read a novel", "Tax return"]);
  await expectNoViolations(page);
  await tasks.filter("Tag", "money");
  await expect(page.getByRole("button", { name: "Save as new view" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Update view" })).toHaveCount(0);
});
