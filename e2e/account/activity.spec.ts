import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

test.use({ signsUp: true });

test(
  "what happened to the account stands under its day, and can be narrowed down",
  { tag: "@phone" },
  async ({ page, api, me, origin }) => {
    await api.tasks.create.mutate({ title: "A private title" });
    await page.request.post(`${origin}/api/auth/sign-in/email`, {
      headers: { origin },
      data: { email: me.email, password: "not the password" },
    });
    await page.goto("/settings/activity");
    await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
    const today = page.getByRole("region", { name: "Today" });
    const events = today.getByRole("listitem");
    await expect(events).toHaveText([
      /^Sign-in with a password failed/,
      /^Added a task/,
      /^Signed in with a password.*Chrome/,
      /^Created the account/,
    ]);
    await expect(page.getByText("A private title")).toHaveCount(0);

    await page.getByLabel("Result").selectOption({ label: "Failed" });
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/outcome=failure/);
    await expect(events).toHaveText([/^Sign-in with a password failed/]);

    await page.getByLabel("Type", { exact: true }).selectOption({ label: "Tasks" });
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("Nothing to show")).toBeVisible();
    await expectNoViolations(page);
  },
);

test("older events are on the next page", async ({ page, api }) => {
  for (let count = 0; count < 52; count += 1) await api.tasks.create.mutate({ title: `Task ${count}` });
  await page.goto("/settings/activity?group=tasks");
  await expect(page.getByRole("listitem").filter({ hasText: "Added a task" })).toHaveCount(50);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Added a task" })).toHaveCount(2);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page).toHaveURL(/\/settings\/activity\?group=tasks$/);
  await expectNoViolations(page);
});

test("a user who does not recognize an event ends all other sessions", async ({
  page,
  tasks,
  secondBrowser,
  allowErrors,
}) => {
  const other = await secondBrowser();
  await other.page.goto("/today");
  await page.goto("/settings/activity");
  await page.route("**/api/trpc/sessions.revokeOthers*", (route) => route.abort(), { times: 1 });
  allowErrors(/ERR_FAILED/);
  const end = page.getByRole("button", { name: "Sign out everywhere else" });
  await end.click();
  await expect(tasks.notifications).toContainText("could not be signed out");
  await end.click();
  await expect(tasks.notifications).toContainText("Signed out everywhere else.");
  await expect(page.getByText("Signed out everywhere else", { exact: true })).toBeVisible();
  await other.page.goto("/today");
  await expect(other.page).toHaveURL(/\/sign-in/);
});

test("a visitor signs in first, and returns to the page", async ({ page }) => {
  await page.goto("/settings/activity");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Factivity$/);
});
