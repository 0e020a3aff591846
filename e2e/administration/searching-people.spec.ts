import { expect, test } from "../pages/admins";

test("the list is searched, filtered and sorted in its address, so that back works", async ({
  page,
  admin,
  me,
  meet,
}) => {
  const { person } = await meet("Percent 100% Person");
  await page.goto("/admin/users");
  await admin.search.fill("100%");
  await expect(page).toHaveURL(/search=100%25/);
  await expect(admin.people.filter({ hasText: person.email })).toBeVisible();
  await expect(admin.people.filter({ hasText: me.email })).toHaveCount(0);
  await admin.search.fill(me.email);
  await expect(admin.people).toHaveCount(1);
  await page.getByLabel("Ban", { exact: true }).selectOption("yes");
  await expect(page.getByText("No one matches")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "No people" })).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/admin\/users$/);
  await expect(admin.search).toHaveValue("");
  await page.goto(`/admin/users?search=${encodeURIComponent(me.email)}&role=owner&cursor=nonsense`);
  await expect(page.getByText("Part of this link was not understood")).toBeVisible();
  await expect(admin.people).toHaveCount(1);
});

test("a search that is typed while the page reloads is kept", async ({ page, admin, meet }) => {
  const { person } = await meet("Grace Hopper");
  await page.goto("/admin/users");
  const searched = page.waitForResponse(/\/admin\/users\?.*search=/);
  await page.route("**/admin/users", async (route) => {
    await searched;
    await route.continue();
  });
  await admin.search.fill(person.email);
  await page.reload();
  await expect(admin.people).toHaveCount(1);
  await expect(admin.search).toHaveValue(person.email);
});
