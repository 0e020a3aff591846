import { AccountPages } from "../pages/account-pages";
import { expect, test } from "../setup/fixtures";
import { Mailbox } from "../pages/mailbox";
import { newPerson, type Person, signUp, whoIs } from "../pages/people";

const subject = "Choose a new password";
const newPassword = "water the ferns on friday";

/** A user with an account, signed in only in the browser that created it. */
const someone = test.extend<{ ada: Person; askFor: (address: string) => Promise<void> }>({
  ada: async ({ openBrowser, origin }, use) => {
    const person = newPerson("Ada Lovelace");
    await signUp(await openBrowser(), origin, person);
    await use(person);
  },
  askFor: async ({ page, account }, use) =>
    use(async (address) => {
      await page.goto("/forgot-password");
      await account.email.fill(address);
      await page.getByRole("button", { name: "Send the link" }).click();
      await expect(account.title).toHaveText("Check your inbox");
    }),
});

someone(
  "is replaced by way of the mail, and every session ends",
  { tag: "@phone" },
  async ({ page, account, me, secondBrowser, openBrowser, mailTo, allowErrors, origin }) => {
    allowErrors(/status of 401/);
    const elsewhere = await secondBrowser();
    await elsewhere.page.goto("/today");
    const visitor = await (await openBrowser()).newPage();
    const pages = new AccountPages(visitor);
    await visitor.goto(`${origin}/sign-in`);
    await pages.email.fill(me.email);
    await visitor.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(visitor).toHaveURL(`${origin}/forgot-password`);
    await expect(pages.email).toHaveValue(me.email);
    await visitor.getByRole("button", { name: "Send the link" }).click();
    await expect(pages.title).toBeFocused();
    await expect(visitor.getByRole("main")).toContainText(
      "If there is an account with this address, we sent an e-mail",
    );

    const { link } = await mailTo(me.email, subject);
    const answer = await visitor.goto(link);
    expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
    await expect(visitor).toHaveURL(`${origin}/reset-password`);
    await pages.newPassword.fill(newPassword);
    await visitor.getByRole("button", { name: "Change password" }).click();
    await expect(visitor.getByRole("status").filter({ hasText: "signed out everywhere" })).toBeVisible();
    await mailTo(me.email, "Your password was changed");

    await pages.signIn(me);
    await expect(pages.password).toHaveAccessibleDescription(/Wrong e-mail address or password/);
    await pages.signIn({ ...me, password: newPassword });
    await expect(visitor).toHaveURL(/\/today$/);
    for (const one of [page, elsewhere.page]) {
      await one.goto(`${origin}/today`);
      await expect(one).toHaveURL(/\/sign-in/);
    }
    await expect(account.signInButton).toBeVisible();
  },
);

someone(
  "is requested with the same answer for every address, and strangers get no mail",
  async ({ page, account, ada, askFor, browser, origin }) => {
    const stranger = newPerson("Ada Stranger");
    const words: string[] = [];
    for (const { email } of [ada, stranger]) {
      await askFor(email);
      words.push((await page.getByRole("main").innerText()).replaceAll(email, "…"));
    }
    expect(words[0]).toBe(words[1]);
    const mailbox = new Mailbox(browser, origin);
    expect(await mailbox.subjects(ada.email)).toContain(subject);
    expect(await mailbox.subjects(stranger.email)).toEqual([]);
    await page.getByRole("button", { name: "Change the address" }).click();
    await expect(account.email).toBeFocused();
    await expect(account.email).toHaveValue(stranger.email);
  },
);

someone(
  "stays as it is with a link that was used or never sent, and a new one is offered",
  async ({ page, account, ada, askFor, mailTo, allowErrors, origin }) => {
    allowErrors(/status of 400/);
    await askFor(ada.email);
    const { link } = await mailTo(ada.email, subject);
    await page.goto(link);
    await account.newPassword.fill(newPassword);
    await account.newPassword.press("Enter");
    await expect(page).toHaveURL(/\/sign-in\?after=new-password$/);

    for (const refused of [link, `${origin}/reset-password?token=made-up`]) {
      await page.goto(refused);
      await account.newPassword.fill("another good long password");
      await account.newPassword.press("Enter");
      await expect(account.title).toHaveText("This link no longer works");
      await expect(account.title).toBeFocused();
    }
    await page.getByRole("link", { name: "Get a new link" }).click();
    await expect(page).toHaveURL(`${origin}/forgot-password`);
    await page.goto("/reset-password");
    await expect(account.title).toHaveText("This link is incomplete");
    await page.goto("/sign-in");
    await account.signIn({ ...ada, password: newPassword });
    await expect(page).toHaveURL(/\/today$/);
  },
);

someone(
  "is not replaced by one that is too short or too common, and the link works after that",
  async ({ page, account, ada, askFor, mailTo, allowErrors }) => {
    allowErrors(/status of 400/);
    await askFor(ada.email);
    await page.goto((await mailTo(ada.email, subject)).link);
    const change = page.getByRole("button", { name: "Change password" });
    await account.newPassword.fill("short");
    await change.click();
    await expect(account.newPassword).toHaveAccessibleDescription(/at least 8 characters\.?/i);
    await expect(account.newPassword).toBeFocused();
    await account.newPassword.fill("iloveyou1");
    await change.click();
    await expect(account.newPassword).toHaveAccessibleDescription(/This password is too common/);
    await account.newPassword.fill(newPassword);
    await change.click();
    await expect(page).toHaveURL(/\/sign-in\?after=new-password$/);
  },
);

someone(
  "of another user is replaced with their link, and the user signed in here stays signed in",
  async ({ page, me, account, ada, mailTo, context, origin }) => {
    const data = { email: ada.email };
    await context.request.post(`${origin}/api/auth/request-password-reset`, { data, headers: { origin } });
    await page.goto((await mailTo(ada.email, subject)).link);
    await account.newPassword.fill(newPassword);
    await account.newPassword.press("Enter");
    await expect(page).toHaveURL(`${origin}/today`);
    expect(await whoIs(context, origin)).toMatchObject({ email: me.email });
  },
);

someone(
  "cannot be asked for too often, nor without a connection, and the form says so",
  async ({ page, context, account, ada, allowErrors }) => {
    allowErrors(/status of 429/, /ERR_INTERNET_DISCONNECTED/);
    const tooMany = { status: 429, headers: { "retry-after": "300" }, json: { code: "TOO_MANY_REQUESTS" } };
    await page.route("**/api/auth/request-password-reset", (route) => route.fulfill(tooMany), { times: 1 });
    await page.goto("/forgot-password");
    const send = page.getByRole("button", { name: "Send the link" });
    await send.click();
    await expect(account.email).toHaveAccessibleDescription("Enter your e-mail address.");
    await account.email.fill(ada.email);
    await send.click();
    await expect(page.getByRole("alert").filter({ hasText: "Try again in 5 minutes." })).toBeVisible();
    await context.setOffline(true);
    await send.click();
    await expect(page.getByRole("alert").filter({ hasText: /cannot be reached/ })).toBeVisible();
    await expect(account.email).toHaveValue(ada.email);
    await context.setOffline(false);
    await send.click();
    await expect(account.title).toHaveText("Check your inbox");
  },
);
