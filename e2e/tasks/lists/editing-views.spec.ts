import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";

test.beforeEach(async ({ page, api, tasks }) => {
  await api.tasks.create.mutate({ title: "Tax return", priority: "high", tags: ["money"] });
  await api.tasks.create.mutate({ title: "Call the bank", tags: ["money"] });
  await api.tasks.create.mutate({ title: "Read a novel", priority: "high" });
  await page.goto("/tasks");
  await tasks.expectTitles(["Read a novel", "Call the bank", "Tax return"]);
});

test("the filter of a view is changed as text in its form, and its page, its count and another tab follow, also offline @phone", async ({
  page,
  tasks,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const { id } = await api.views.create.mutate({ name: "Urgent", path: "/tasks", filter: "priority=high&sort=title" });
  const saved = async () => (await api.views.list.query({})).items.map(({ filter }) => filter);
  await page.goto(`/views/${id}`);
  await tasks.expectTitles(["Read a novel", "Tax return"]);
  const other = await context.newPage();
  await other.goto(`/views/${id}`);
  await expect(other.getByText("Read a novel")).toBeVisible();
  const edit = async () => {
    const menu = await tasks.openMenu();
    await menu.getByRole("button", { name: "More actions for Urgent" }).click();
    await page.getByRole("menuitem", { name: "Edit…" }).click();
  };
  await edit();
  const form = page.getByRole("dialog", { name: "Edit view" });
  const text = form.getByLabel("Filter as text");
  await expect(text).toHaveValue("p1");
  await text.fill("p1 & tomorrow");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(text).toHaveAccessibleDescription(/^“tomorrow” at character 6 is no filter\./);
  await expectNoViolations(page);
  await text.fill("@money");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page).toHaveURL(/\?tags=money&sort=title$/);
  await tasks.expectTitles(["Call the bank", "Tax return"]);
  await expect(page.getByRole("button", { name: "Update view" })).toHaveCount(0);
  await expect.poll(saved).toEqual(["tags=money&sort=title"]);
  await expect(other).toHaveURL(/\?tags=money&sort=title$/);
  await expect(other.getByText("Read a novel")).toHaveCount(0);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(/\?priority=high&sort=title$/);
  await expect(other).toHaveURL(/\?priority=high&sort=title$/);
  await expect.poll(saved).toEqual(["priority=high&sort=title"]);

  // A phone has its drawer still open.
  await page.keyboard.press("Escape");
  await edit();
  await expect(text).toHaveValue("p1");
  await context.setOffline(true);
  await text.fill("");
  await text.press("Enter");
  await tasks.expectTitles(["Call the bank", "Read a novel", "Tax return"]);
  await expect(page).toHaveURL(/\?sort=title$/);
  await page.keyboard.press("Escape");
  const menu = await tasks.openMenu();
  await expect(menu.getByRole("link", { name: /^Urgent ?, 3 tasks$/ })).toBeVisible();
  await context.setOffline(false);
  await expect.poll(saved).toEqual(["sort=title"]);
});
