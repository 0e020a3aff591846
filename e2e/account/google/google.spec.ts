import { expectNoViolations } from "../../setup/axe";
import { untilHydrated } from "../../setup/hydrated";
import { alert, continueWithGoogle, expect, newAccount, test } from "../../pages/google-visits";
import { leaveSignedOut } from "../../pages/leave-signed-out";
import { createAccount } from "../../setup/installation";
import { newPerson } from "../../pages/people";
import { TaskPages } from "../../pages/task-pages";

test(
  "a new user signs in with Google, arrives where they were going, and stays the same user",
  { tag: "@phone" },
  async ({ page, google }) => {
    const tasks = new TaskPages(page);
    const account = newAccount();
    await google.answerAs(page, account);
    await page.goto("/settings/profile");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await continueWithGoogle(page);
    await page.getByRole("link", { name: "Continue as Grace Hopper" }).click();
    await expect(page).toHaveURL(/\/settings\/profile$/);
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Grace Hopper");
    await page.goto("/tasks");
    await tasks.addField.fill("Find the moth");
    await tasks.addField.press("Enter");
    await tasks.expectTitles(["Find the moth"]);
    await leaveSignedOut(page);
    await page.goto("/sign-in");
    await continueWithGoogle(page);
    await page.getByRole("link", { name: "Continue as Grace Hopper" }).click();
    await expect(page).toHaveURL(/\/today$/);
    await page.goto("/tasks");
    await tasks.expectTitles(["Find the moth"]);
  },
);

test(
  "who cancels at Google is back at the sign-in, told so, and can go on with a password",
  { tag: "@phone" },
  async ({ place, page, google, account }) => {
    const person = newPerson("Ada Lovelace");
    await createAccount(place, person);
    await google.answerAs(page, newAccount());
    await page.goto("/sign-in?next=/upcoming");
    await continueWithGoogle(page);
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(alert(page, "Signing in with Google was cancelled.")).toBeVisible();
    await expectNoViolations(page);
    await account.signIn(person);
    await expect(page).toHaveURL(/\/upcoming$/);
  },
);

test("an address that is unverified at Google, or unconfirmed here, does not sign in", async ({
  place,
  page,
  google,
}) => {
  await google.answerAs(page, newAccount({ email_verified: false }));
  await page.goto("/sign-in");
  await continueWithGoogle(page);
  await page.getByRole("link", { name: "Continue as Grace Hopper" }).click();
  await expect(alert(page, "Google has not verified your e-mail address.")).toBeVisible();
  const attacker = newPerson("Eve");
  await createAccount(place, attacker);
  await google.answerAs(page, newAccount({ email: attacker.email }));
  await continueWithGoogle(page);
  await page.getByRole("link", { name: "Continue as Grace Hopper" }).click();
  await expect(alert(page, "There is already an account with this address")).toBeVisible();
  await page.goto("/today");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a user who signed up with Google sets a password by mail, and signs in with it", async ({
  page,
  google,
  account,
  mailTo,
}) => {
  const me = newAccount();
  await google.answerAs(page, me);
  await page.goto("/sign-in?next=/settings/security");
  await continueWithGoogle(page);
  await page.getByRole("link", { name: "Continue as Grace Hopper" }).click();
  await expect(page).toHaveURL(/\/settings\/security$/);
  await untilHydrated(page);
  const card = page.getByRole("region", { name: "Password", exact: true });
  await card.getByRole("button", { name: "Set a password" }).click();
  await expect(card.getByRole("status")).toContainText(`We sent an e-mail to ${me.email}.`);
  await expectNoViolations(page);
  await page.goto((await mailTo(me.email, "Choose a new password")).link);
  await account.newPassword.fill("water the ferns on friday");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await account.signIn({ email: me.email, password: "water the ferns on friday" });
  await expect(page).toHaveURL(/\/today$/);
  await page.goto("/settings/security");
  await expect(card.getByLabel("Current password", { exact: true })).toBeVisible();
});

test("a user without a password deletes the account with the address alone", async ({ page, google, allowErrors }) => {
  allowErrors(/status of 400/);
  const me = newAccount();
  await google.answerAs(page, me);
  await page.goto("/sign-in?next=/settings/data");
  await continueWithGoogle(page);
  await page.getByRole("link", { name: "Continue as Grace Hopper" }).click();
  await expect(page).toHaveURL(/\/settings\/data$/);
  await untilHydrated(page);
  await page.getByRole("button", { name: "Delete account…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Your password")).toHaveCount(0);
  const confirmation = dialog.getByLabel("Type your e-mail address");
  await confirmation.fill("somebody@example.org");
  await dialog.getByRole("button", { name: "Delete my account" }).click();
  await expect(confirmation).toHaveAccessibleDescription(/This is not your e-mail address/);
  await confirmation.fill(me.email);
  await confirmation.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account is deleted");
});
