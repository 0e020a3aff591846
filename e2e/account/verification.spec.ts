import { AccountPages } from "../pages/account-pages";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { leaveSignedOut } from "../pages/leave-signed-out";
import { confirmationSubject as subject, Mailbox } from "../pages/mailbox";
import { newPerson, signIn, signUp, whoIs } from "../pages/people";
import { startStoryApp } from "../story-app";

test.use({ signsUp: true });

test("where an address has to be confirmed, sign-up continues in the mail, for a new address and a taken one", async ({
  openBrowser,
  browser,
  allowErrors,
}) => {
  test.slow();
  allowErrors(/status of 403/);
  const environment = { REQUIRE_EMAIL_VERIFICATION: "true" };
  const app = await startStoryApp({ logFile: test.info().outputPath("app.log"), environment });
  try {
    const mailbox = new Mailbox(browser, app.origin);
    const page = await (await openBrowser()).newPage();
    const account = new AccountPages(page);
    const [ada, words] = [newPerson("Ada Lovelace"), new Array<string>()];
    const signUpAs = async (person: typeof ada) => {
      await page.goto(`${app.origin}/sign-up`);
      await expect(account.signUpButton).toBeEnabled();
      await account.signUp(person);
      await expect(account.title).toHaveText("Check your inbox");
      words.push((await page.getByRole("main").innerText()).replaceAll(person.email, "…"));
    };
    await signUpAs(ada);
    await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
    await account.signIn(ada);
    await expect(page.getByRole("alert").filter({ hasText: "not confirmed yet" })).toBeVisible();
    await page.getByRole("button", { name: "Send the e-mail again" }).click();
    await expect(page.getByRole("status").filter({ hasText: "we sent an e-mail" })).toBeVisible();
    expect(await mailbox.subjects(ada.email)).toEqual([subject, subject]);

    await page.goto((await mailbox.newest(ada.email, subject)).link);
    await account.confirmAddressAs(ada);
    await expect(account.title).toHaveText("Your address is confirmed");
    await page.getByRole("link", { name: "Sign in" }).click();
    await account.signIn(ada);
    await expect(page).toHaveURL(/\/today$/);

    await leaveSignedOut(page);
    await signUpAs({ ...ada, password: "water the ferns on friday" });
    expect(words[0]).toBe(words[1]);
    expect(await mailbox.subjects(ada.email)).toContain("You already have an account");
  } finally {
    await app.stop();
  }
});

test(
  "an address is confirmed by a press, not by programs that look at the link, and stays so however often it is pressed",
  { tag: "@phone" },
  async ({ page, account, context, me, request, mailTo, browser, openBrowser, origin, allowErrors }) => {
    allowErrors(/status of 400/);
    const { link } = await mailTo(me.email, subject);
    expect((await request.head(link)).status()).toBe(200);
    expect((await request.get(link)).status()).toBe(200);
    await page.goto(link);
    await expect(page).toHaveURL(`${origin}/verify-email`);
    expect(await whoIs(context, origin)).toMatchObject({ emailVerified: false });
    await page.getByRole("button", { name: "Confirm address" }).click();
    await expect(account.title).toHaveText("Your address is confirmed");
    await expect(account.title).toBeFocused();
    await expect(page.getByRole("main")).toContainText(me.email);
    expect(await whoIs(context, origin)).toMatchObject({ email: me.email, emailVerified: true });

    for (const again of [page, await (await openBrowser()).newPage()]) {
      await again.goto(link);
      await again.getByRole("button", { name: "Confirm address" }).click();
      await expect(again.getByRole("heading", { level: 1 })).toHaveText("Your address is confirmed");
    }
    await page.goto("/verify-email?token=made-up");
    await page.getByRole("button", { name: "Confirm address" }).click();
    await expect(account.title).toHaveText("This link no longer works");
    await expect(account.email).toHaveValue(me.email);
    await page.getByRole("button", { name: "Send a new link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "we sent an e-mail" })).toBeVisible();
    // It is confirmed, so there is nothing to send.
    expect(await new Mailbox(browser, origin).subjects(me.email)).toEqual([subject]);
    await page.getByRole("link", { name: "Go to your tasks" }).click();
    await expect(page).toHaveURL(`${origin}/today`);
  },
);

test(
  "a link that was never sent confirms nothing, and a new one is sent on the spot",
  { tag: "@phone" },
  async ({ page, account, context, openBrowser, mailTo, origin, allowErrors }) => {
    allowErrors(/status of 40[03]/);
    const ada = newPerson("Ada Lovelace");
    const browser = await openBrowser();
    await signUp(browser, origin, ada);
    await page.goto("/verify-email");
    await expect(account.title).toHaveText("This link is incomplete");
    for (const token of ["made-up", "a".repeat(3000)]) {
      await page.goto(`/verify-email?token=${token}`);
      await page.getByRole("button", { name: "Confirm address" }).click();
      await expect(account.title).toHaveText("This link no longer works");
    }
    const { link: first } = await mailTo(ada.email, subject);
    await page.getByRole("button", { name: "Send a new link" }).click();
    await expect(account.email).toHaveAccessibleDescription("Enter your e-mail address.");
    await account.email.fill(ada.email);
    await page.getByRole("button", { name: "Send a new link" }).click();
    await expect(page.getByRole("status").filter({ hasText: ada.email })).toBeVisible();
    const { link } = await mailTo(ada.email, subject);
    expect(link).not.toBe(first);
    await page.goto(link);
    await account.confirmAddressAs(ada);
    await expect(account.title).toHaveText("Your address is confirmed");
    await signIn(context, origin, ada);
    expect(await whoIs(context, origin)).toMatchObject({ emailVerified: true });
  },
);

test(
  "who has the address that a stranger signed up with takes the account over with a password of their own",
  { tag: "@phone" },
  async ({ page, account, openBrowser, mailTo, origin, allowErrors }) => {
    allowErrors(/status of 40[013]/);
    const stranger = newPerson("Eve Elsewhere");
    const theirs = await openBrowser();
    await signUp(theirs, origin, stranger);
    await page.goto((await mailTo(stranger.email, subject)).link);
    await page.getByRole("button", { name: "Confirm address" }).click();
    await expect(account.password).toBeFocused();
    await expectNoViolations(page);
    await page.keyboard.type("a password I might have used");
    await page.keyboard.press("Enter");
    await expect(account.password).toHaveAccessibleDescription("Wrong password.");
    await expect(account.password).toBeFocused();
    await page.getByRole("button", { name: "I don't know the password" }).click();
    await expect(account.newPassword).toBeFocused();
    await expect(account.newPassword).toHaveAttribute("autocomplete", "new-password");
    await expect(page.getByRole("main")).toContainText("are signed out");
    await expectNoViolations(page);
    await page.keyboard.type("password1");
    await page.keyboard.press("Enter");
    await expect(account.newPassword).toHaveAccessibleDescription(/This password is too common/);
    await account.newPassword.fill("water the ferns on friday");
    await page.keyboard.press("Enter");
    await expect(account.title).toHaveText("Your address is confirmed");
    await expect(account.title).toBeFocused();
    expect(await whoIs(theirs, origin)).toBeUndefined();
    expect((await mailTo(stranger.email, "Your password was changed")).text).toContain("signed out everywhere");

    await page.getByRole("link", { name: "Sign in" }).click();
    await account.signIn(stranger);
    await expect(account.password).toHaveAccessibleDescription(/Wrong e-mail address or password/);
    await account.signIn({ ...stranger, password: "water the ferns on friday" });
    await expect(page).toHaveURL(/\/today$/);
  },
);

test("another account's link asks for that account's password, and signs no user in or out here", async ({
  page,
  account,
  context,
  me,
  meet,
  mailTo,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of 403/);
  const { person: grace, context: hers } = await meet("Grace Hopper");
  await page.goto((await mailTo(grace.email, subject)).link);
  await account.confirmAddressAs(grace);
  await expect(account.title).toHaveText("Your address is confirmed");
  await expect(page.getByRole("main")).toContainText(grace.email);
  expect(await whoIs(context, origin)).toMatchObject({ email: me.email, emailVerified: false });
  // Sessions from before the address was proven have ended.
  expect(await whoIs(hers, origin)).toBeUndefined();
  await signIn(hers, origin, grace);
  expect(await whoIs(hers, origin)).toMatchObject({ email: grace.email, emailVerified: true });
});

test("without a connection the page says so, and the next attempt works", async ({
  page,
  account,
  context,
  me,
  mailTo,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  await page.goto((await mailTo(me.email, subject)).link);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /cannot be reached/ })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(account.title).toHaveText("Your address is confirmed");
});
