import { expect, test } from "../setup/fixtures";
import { createAccount } from "../setup/installation";
import { apiOf, newPerson } from "../pages/people";
import { TaskPages } from "../pages/task-pages";

test(
  "a visitor signs up from the landing page and adds a first task",
  { tag: "@phone" },
  async ({ page, account, context, origin }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Create an account" }).click();
    await account.signUp(newPerson("Ada Lovelace"));
    await expect(page).toHaveURL(/\/today$/);
    const tasks = new TaskPages(page);
    await expect(page.getByRole("heading", { level: 1, name: "Today" })).toBeVisible();
    await tasks.goTo("All tasks");
    await tasks.add("Buy a notebook");
    await expect(tasks.row("Buy a notebook")).toBeVisible();
    const api = await apiOf(context, origin);
    await expect.poll(async () => (await api.tasks.list.query()).items.length).toBe(1);
    await page.reload();
    await expect(tasks.row("Buy a notebook")).toBeVisible();
  },
);

test("an address with an account gets a mail instead, and the page does not reveal it", async ({
  place,
  page,
  account,
  origin,
  mailTo,
}) => {
  const person = newPerson("Ada Lovelace");
  await createAccount(place, person);
  await page.goto("/sign-up");
  await account.signUp({ ...person, name: "Someone Else", password: "water the ferns on friday" });
  await expect(account.title).toHaveText("Check your inbox");
  await expect(account.title).toBeFocused();
  await expect(page.getByRole("main")).toContainText(`We sent an e-mail to ${person.email}.`);
  await expect(page.getByRole("main")).not.toContainText(/account with this address|already/);
  const { link } = await mailTo(person.email, "You already have an account");
  expect(link).toBe(`${origin}/sign-in`);

  await page.getByRole("button", { name: "Change the address" }).click();
  await expect(account.email).toBeFocused();
  await expect(account.email).toHaveValue(person.email);
  await expect(account.name).toHaveValue("Someone Else");
  await expect(account.password).toHaveValue("water the ferns on friday");
  await account.email.fill(newPerson("Someone Else").email);
  await account.signUpButton.click();
  await expect(page).toHaveURL(/\/today$/);
});

test("a short password has an error at its field, and the input stays", async ({ page, account }) => {
  await page.goto("/sign-up");
  await account.signUp({ name: "Ada", email: "ada@example.com", password: "short" });
  await expect(account.password).toHaveAccessibleDescription(/at least 8 characters\.?/i);
  await expect(account.password).toHaveAttribute("aria-invalid", "true");
  await expect(account.password).toBeFocused();
  await expect(account.email).toHaveValue("ada@example.com");
  await expect(account.password).toHaveValue("short");
});

test("the strength of a password is shown while typing, and a common one is refused", async ({
  page,
  account,
  allowErrors,
}) => {
  allowErrors(/status of 400/);
  await page.goto("/sign-up");
  const strength = page.getByRole("status").filter({ hasText: "Strength" });
  await account.password.pressSequentially("iloveyou1");
  await expect(strength).toHaveText(/Very weak|Easy to guess/);
  await account.signUp({ ...newPerson("Ada"), password: "iloveyou1" });
  await expect(account.password).toHaveAccessibleDescription(/This password is too common/);
  await expect(account.password).toBeFocused();
  await account.password.fill("water the ferns on friday");
  await expect(strength).toHaveText(/Very good/);
  await account.signUpButton.click();
  await expect(page).toHaveURL(/\/today$/);
});

test("each empty field has an error, and the filled one stays", async ({ page, account }) => {
  await page.goto("/sign-up");
  await account.email.fill("ada@example.com");
  await account.signUpButton.click();
  await expect(account.name).toHaveAccessibleDescription("Enter your name.");
  await expect(account.password).toHaveAccessibleDescription(/Choose a password\./);
  await expect(account.name).toBeFocused();
  await expect(account.email).toHaveValue("ada@example.com");
  await expect(account.email).not.toHaveAttribute("aria-invalid");
});

test("a failing server says so, keeps the input, and the next attempt works", async ({
  page,
  account,
  allowErrors,
}) => {
  allowErrors(/status of 500/);
  const person = newPerson("Ada Lovelace");
  await page.route("**/api/auth/sign-up/email", (route) => route.fulfill({ status: 500, json: {} }), { times: 1 });
  await page.goto("/sign-up");
  await account.signUp(person);
  await expect(page.getByRole("alert").filter({ hasText: /went wrong on the server/ })).toBeVisible();
  await expect(account.email).toHaveValue(person.email);
  await expect(account.password).toHaveValue(person.password);
  await account.signUpButton.click();
  await expect(page).toHaveURL(/\/today$/);
});

test("a signed-in user is redirected from sign-up and sign-in", async ({ page, me }) => {
  expect(me.email).not.toBe("");
  for (const path of ["/sign-up", "/sign-in"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/today$/);
  }
});
