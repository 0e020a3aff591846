import { expect, test } from "../pages/admins";

const paths = [
  "/admin",
  "/admin/users",
  "/admin/users/019a0000-0000-7000-8000-000000000000",
  "/admin/keys",
  "/admin/audit",
  "/admin/mail",
  "/admin/jobs",
];

test("a user who is no administrator finds no such pages, and no link to them", async ({
  page,
  tasks,
  me,
  allowErrors,
}) => {
  allowErrors(/status of 404/);
  expect(me.name).not.toBe("");
  for (const path of paths) {
    const response = await page.goto(path);
    expect([path, response?.status()]).toEqual([path, 404]);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
  await page.goto("/today");
  await tasks.openAccountMenu();
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Administration" })).toHaveCount(0);
});

test("a visitor signs in first, and returns to the page", async ({ page, account, meet, promote }) => {
  const { person } = await meet("Katherine Johnson");
  await promote(person);
  await page.goto("/admin/users?role=admin");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await account.signIn(person);
  await expect(page).toHaveURL(/\/admin\/users\?role=admin$/);
  await expect(page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
});

test("an administrator goes from the tasks to the numbers that matter, and on from there", async ({
  page,
  tasks,
  admin,
}) => {
  await page.goto("/today");
  await tasks.openAccountMenu();
  await page.getByRole("menuitem", { name: "Administration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(page.getByText("Healthy")).toBeVisible();
  await page.getByRole("link", { name: "Signing key" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Keys" })).toBeVisible();
  await page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "People" }).click();
  await expect(admin.people.first()).toBeVisible();
});

test(
  "who is banned is out in the browser they have open, reads why they cannot come back, and comes back when it is lifted",
  { tag: "@phone" },
  async ({ page, admin, meet, allowErrors }) => {
    allowErrors(/status of 40[13]/);
    const grace = await meet("Grace Hopper");
    await grace.page.goto("/tasks");
    await admin.find(grace.person);
    await admin.act("Ban", "Sends unwanted mail");
    await expect(admin.notifications).toContainText("Grace Hopper was banned and signed out.");
    await expect(page.getByText("Banned until it is lifted.")).toBeVisible();
    await expect(admin.sessions).toContainText("Not signed in anywhere.");

    // The page leaves by itself, whatever she does.
    await expect(grace.page).toHaveURL(/\/sign-in/);
    await grace.page.getByLabel("E-mail", { exact: true }).fill(grace.person.email);
    await grace.page.getByLabel("Password", { exact: true }).fill(grace.person.password);
    await grace.page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(grace.page.getByRole("alert").filter({ hasText: "banned" })).toBeVisible();

    await admin.act("Lift ban", "Promised not to");
    await expect(admin.notifications).toContainText("Grace Hopper can sign in again.");
    await grace.page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
    await expect(grace.page).toHaveURL(/\/tasks/);
  },
);

test("without a reason nothing happens, and the field says so; nor with an end in the past, nor without an answer", async ({
  page,
  admin,
  meet,
  allowErrors,
}) => {
  allowErrors(/ERR_FAILED|Failed to load/);
  const { person, api } = await meet("Grace Hopper");
  await admin.find(person);
  await page.getByRole("button", { name: "Ban", exact: true }).click();
  await expect(admin.reason).toBeFocused();
  await admin.reason.fill("   ");
  await admin.dialog.getByRole("button", { name: "Ban" }).click();
  await expect(admin.reason).toHaveAccessibleDescription(/Enter a reason/);
  await expect(admin.reason).toBeFocused();

  await admin.reason.fill("A while will do");
  await admin.dialog.getByLabel("Until").selectOption("on");
  await admin.dialog.getByLabel("Date").fill("2020-01-01");
  await admin.dialog.getByRole("button", { name: "Ban" }).click();
  await expect(admin.dialog.getByLabel("Date")).toHaveAccessibleDescription("Choose a date in the future.");

  await page.route("**/api/trpc/users.ban*", (route) => route.abort());
  await admin.dialog.getByLabel("Until").selectOption("week");
  await admin.dialog.getByRole("button", { name: "Ban" }).click();
  await expect(admin.dialog.getByRole("alert")).toContainText("The server cannot be reached.");
  await expect(admin.reason).toHaveValue("A while will do");
  await page.keyboard.press("Escape");
  await expect(admin.dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Ban", exact: true })).toBeFocused();
  await expect(api.tasks.tags.query()).resolves.toEqual([]);
});

test("granting a role opens the pages, and revoking it closes them", async ({ page, admin, meet, allowErrors }) => {
  allowErrors(/status of 404/);
  const grace = await meet("Grace Hopper");
  await admin.find(grace.person);
  await admin.act("Make administrator", "Helps out");
  await expect(admin.notifications).toContainText("Grace Hopper is now an administrator.");
  await grace.page.goto("/admin");
  await expect(grace.page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  await admin.act("Remove administrator role", "Helped enough");
  await expect(page.getByRole("button", { name: "Make administrator" })).toBeVisible();
  await grace.page.goto("/admin/users");
  await expect(grace.page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("one session is ended and the others stay, until all are ended", async ({
  page,
  admin,
  meet,
  openBrowser,
  origin,
  allowErrors,
}) => {
  // The page that is open in the ended session hears that something ended, and asks.
  allowErrors(/status of 401/);
  const grace = await meet("Grace Hopper");
  const elsewhere = await openBrowser();
  const { email, password } = grace.person;
  const headers = { origin, "user-agent": "a-program/1.0" };
  await elsewhere.request.post(`${origin}/api/auth/sign-in/email`, { headers, data: { email, password } });
  await admin.find(grace.person);
  await expect(admin.sessions.getByRole("listitem")).toHaveCount(2);
  await admin.act("End the session on a-program", "Lost a laptop", "End session");
  await expect(admin.notifications).toContainText("The session has ended.");
  await expect(admin.sessions.getByRole("listitem")).toHaveCount(1);
  const still = await elsewhere.request.get(`${origin}/api/tasks`);
  expect(still.status()).toBe(401);

  await grace.page.goto("/today");
  await admin.act("Sign out everywhere", "Lost everything");
  await expect(admin.sessions).toContainText("Not signed in anywhere.");
  await expect(grace.page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { level: 1, name: "Grace Hopper" })).toBeVisible();
});
