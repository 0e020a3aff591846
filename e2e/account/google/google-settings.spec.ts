import type { Page } from "@playwright/test";
import { expectNoViolations } from "../../setup/axe";
import type { GoogleAccount } from "../../pages/google";
import { alert, continueWithGoogle, expect, newAccount, test } from "../../pages/google-visits";
import { leaveSignedOut } from "../../pages/leave-signed-out";
import { untilHydrated } from "../../setup/hydrated";
import { newPerson, signUp } from "../../pages/people";

async function confirmAddress(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByRole("main")).toContainText("confirmed");
}

test("the only sign-in method cannot be unlinked, and the page says why", async ({ page, google, allowErrors }) => {
  allowErrors(/status of 409/);
  await google.answerAs(page, newAccount());
  await page.goto("/sign-in?next=/settings/security");
  await continueWithGoogle(page);
  await page.getByRole("link", { name: "Continue as Grace Hopper" }).click();
  await expect(page).toHaveURL(/\/settings\/security$/);
  const methods = page.getByRole("list", { name: "Sign-in methods" });
  await expect(methods.getByRole("listitem").filter({ hasText: "Google" })).toContainText("Linked");
  await expectNoViolations(page);
  await untilHydrated(page);
  await methods.getByRole("button", { name: "Unlink Google" }).click();
  await expect(alert(page, "Google is your only way in.")).toBeVisible();
  await expect(methods).toContainText("Linked");
});

test("with only a password, linking Google requires a confirmed address", async ({ page, context, origin }) => {
  await signUp(context, origin, newPerson("Ada Lovelace"));
  await page.goto("/settings/security?error=email_does_not_match");
  const methods = page.getByRole("list", { name: "Sign-in methods" });
  await expect(methods.getByRole("listitem").filter({ hasText: "Password" })).toContainText("Set");
  await expect(methods).toContainText("Confirm your e-mail address first");
  await expect(methods.getByRole("button", { name: "Link Google" })).toBeDisabled();
  await expect(alert(page, "has a different e-mail address")).toBeVisible();
});

test("a user with a confirmed address links Google, signs in with it, and unlinks it", async ({
  page,
  google,
  context,
  account,
  origin,
  allowErrors,
  mailTo,
}) => {
  allowErrors(/status of 403/);
  const me = newPerson("Ada Lovelace");
  await signUp(context, origin, me);
  await confirmAddress(page, (await mailTo(me.email, "Confirm your e-mail address")).link);
  await google.answerAs(page, newAccount({ name: me.name, email: me.email }));
  await page.goto("/settings/security");
  const methods = page.getByRole("list", { name: "Sign-in methods" });
  await methods.getByRole("button", { name: "Link Google" }).click();
  await page.getByRole("link", { name: "Continue as Ada Lovelace" }).click();
  await expect(page.getByRole("region", { name: "Notifications" })).toContainText("Google is linked to your account.");
  await expect(page).toHaveURL(/\/settings\/security$/);
  await expect(methods.getByRole("listitem").filter({ hasText: "Google" })).toContainText("Linked");

  await leaveSignedOut(page);
  await page.goto("/sign-in?next=/settings/security");
  await continueWithGoogle(page);
  await page.getByRole("link", { name: "Continue as Ada Lovelace" }).click();
  await untilHydrated(page);
  await methods.getByRole("button", { name: "Unlink Google" }).click();
  // Signing in with Google does not prove the password, which this account has, too.
  const question = page.getByRole("dialog", { name: "Confirm it's you" });
  await question.getByLabel("Your password", { exact: true }).fill(me.password);
  await question.getByRole("button", { name: "Confirm" }).click();
  await expect(methods.getByRole("listitem").filter({ hasText: "Google" })).toContainText("Not linked");
  await page.goto("/settings/activity");
  await expect(page.getByText("Unlinked a sign-in method")).toBeVisible();

  await leaveSignedOut(page);
  await page.goto("/sign-in");
  await account.signIn(me);
  await expect(page).toHaveURL(/\/today$/);
});

test("Google cannot be linked with an unverified address, another address, or another user's", async ({
  page,
  google,
  context,
  openBrowser,
  origin,
  mailTo,
}) => {
  const grace = newAccount();
  const other = await (await openBrowser()).newPage();
  await google.answerAs(other, grace);
  await other.goto(`${origin}/sign-in`);
  await continueWithGoogle(other);
  await other.getByRole("link", { name: "Continue as Grace Hopper" }).click();
  await expect(other).toHaveURL(/\/today$/);

  const me = newPerson("Ada Lovelace");
  await signUp(context, origin, me);
  await confirmAddress(page, (await mailTo(me.email, "Confirm your e-mail address")).link);
  await page.goto("/settings/security");
  const methods = page.getByRole("list", { name: "Sign-in methods" });
  const linkAs = async (who: GoogleAccount) => {
    await google.answerAs(page, who);
    await untilHydrated(page);
    await methods.getByRole("button", { name: "Link Google" }).click();
    await page.getByRole("link", { name: `Continue as ${who.name}` }).click();
  };
  for (const [who, words] of [
    [newAccount({ email: me.email, email_verified: false }), "Google has not verified your e-mail address."],
    [newAccount(), "This Google account has a different e-mail address from yours here."],
    [{ ...grace, email: me.email }, "This Google account is linked to another user."],
  ] as const) {
    await linkAs(who);
    await expect(alert(page, words)).toBeVisible();
    await expect(methods.getByRole("listitem").filter({ hasText: "Google" })).toContainText("Not linked");
  }
  await expectNoViolations(page);
});
