import { expect, test } from "../setup/fixtures";
import { leaveSignedOut } from "../pages/leave-signed-out";
import { createAccount } from "../setup/installation";
import { newPerson } from "../pages/people";
import { TaskPages } from "../pages/task-pages";

test("a user signs in and out", { tag: "@phone" }, async ({ place, page, account }) => {
  const person = newPerson("Ada Lovelace");
  await createAccount(place, person);
  await page.goto("/sign-in");
  await account.signIn(person);
  await expect(page).toHaveURL(/\/today$/);
  await new TaskPages(page).signOut();
  await page.goto("/tasks");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Ftasks$/);
});

test("signing out ends the session everywhere, including copies of its cookies", async ({
  page,
  tasks,
  context,
  origin,
}) => {
  await page.goto("/tasks");
  const cookies = await context.cookies();
  await tasks.signOut();
  await context.addCookies(cookies.filter(({ name }) => name.endsWith("session_token")));
  const response = await context.request.get(`${origin}/api/auth/get-session`);
  expect(await response.json()).toBeNull();
});

test("going back after signing out shows no tasks", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Private matter" });
  await page.goto("/tasks");
  await expect(tasks.row("Private matter")).toBeVisible();
  await tasks.signOut();
  await page.goBack();
  await expect(page.getByText("Private matter")).toHaveCount(0);
});

test(
  "a wrong password is told plainly by the field, and the address stays",
  { tag: "@phone" },
  async ({ place, page, account, allowErrors }) => {
    allowErrors(/status of 401/);
    const person = newPerson("Ada Lovelace");
    await createAccount(place, person);
    await page.goto("/sign-in");
    await account.signIn({ ...person, password: "wrong horse battery" });
    await expect(account.password).toHaveAccessibleDescription(/Wrong e-mail address or password/);
    await expect(account.email).toHaveValue(person.email);
    await expect(account.password).toBeFocused();
    await account.signIn(person);
    await expect(page).toHaveURL(/\/today$/);
  },
);

test("an unknown address gets the same answer as a wrong password", async ({ page, account, allowErrors }) => {
  allowErrors(/status of 401/);
  await page.goto("/sign-in");
  await account.signIn({ email: "nobody@example.com", password: "wrong horse battery" });
  await expect(account.password).toHaveAccessibleDescription(/Wrong e-mail address or password/);
});

test("without a connection the form says so, and the next attempt works", async ({
  place,
  page,
  context,
  account,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  const person = newPerson("Ada Lovelace");
  await createAccount(place, person);
  await page.goto("/sign-in");
  await account.email.fill(person.email);
  await account.password.fill(person.password);
  await context.setOffline(true);
  await account.signInButton.click();
  await expect(page.getByRole("alert").filter({ hasText: /cannot be reached/ })).toBeVisible();
  await expect(account.password).toHaveValue(person.password);
  await context.setOffline(false);
  await account.signInButton.click();
  await expect(page).toHaveURL(/\/today$/);
});

test("signing in opens the requested page", async ({ place, page, account, origin }) => {
  const person = newPerson("Ada Lovelace");
  await createAccount(place, person);
  await page.goto("/tasks?priority=high");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await account.signIn(person);
  await expect(page).toHaveURL(`${origin}/tasks?priority=high`);
});

test("signing in never leads to another origin", async ({ place, page, account, origin }) => {
  const person = newPerson("Ada Lovelace");
  await createAccount(place, person);
  for (const next of [
    "https://example.com/",
    "//example.com",
    "/\\example.com",
    "/\t/example.com",
    "javascript:alert(1)",
  ]) {
    await leaveSignedOut(page);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await account.signIn(person);
    await expect(page, next).toHaveURL(`${origin}/today`);
  }
});

test("an unexpected address is explained by what the browser sees; without scripts, by what the proxy sends", async ({
  page,
  request,
  origin,
}) => {
  const html = await (await request.get("/sign-in", { headers: { host: "keel:3000" } })).text();
  expect(html).toMatch(/<noscript>[^]*BETTER_AUTH_URL=http:\/\/keel:3000[^]*<\/noscript>/);
  expect(html.replace(/<noscript>[^]*<\/noscript>/, "")).not.toContain("Keel is not configured for this address");
  const elsewhere = `http://keel.localhost:${new URL(origin).port}`;
  await page.goto(`${elsewhere}/sign-in`);
  const notice = page.getByRole("alert").filter({ hasText: "Keel is not configured for this address" });
  await expect(notice).toContainText(`set BETTER_AUTH_URL=${elsewhere}`);
  await page.goto("/sign-in");
  await expect(notice).toHaveCount(0);
});
