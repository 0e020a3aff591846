import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { newPerson, signUp } from "../pages/people";

test.use({ signsUp: true });

const links = [
  ["/verify-email", "Confirm address"],
  ["/change-email/approve", "Yes, change it"],
  ["/change-email/confirm", "Confirm address"],
] as const;

test.describe("axe finds nothing in either theme", { tag: "@phone" }, () => {
  test("on the pages that replace a forgotten password", async ({ page, account, allowErrors }) => {
    allowErrors(/status of 400/);
    await page.goto("/forgot-password");
    await expectNoViolations(page);
    const send = page.getByRole("button", { name: "Send the link" });
    await send.click();
    await expect(account.email).toHaveAttribute("aria-invalid", "true");
    await expectNoViolations(page);
    await account.email.fill(newPerson("Nobody").email);
    await send.click();
    await expect(account.title).toHaveText("Check your inbox");
    await expectNoViolations(page);
    await page.goto("/reset-password?token=made-up");
    await account.newPassword.fill("short");
    await account.newPassword.press("Enter");
    await expect(account.newPassword).toHaveAttribute("aria-invalid", "true");
    await expectNoViolations(page);
    await account.newPassword.fill("water the ferns on friday");
    await account.newPassword.press("Enter");
    await expect(account.title).toHaveText("This link no longer works");
    await expectNoViolations(page);
    await page.goto("/sign-in?after=new-password");
    await expectNoViolations(page);
  });

  test("on the pages that links in mails open", async ({ page, account, me, mailTo, allowErrors }) => {
    allowErrors(/status of 400/);
    for (const [path, press] of links) {
      await page.goto(path);
      await expectNoViolations(page);
      await page.goto(`${path}?token=made-up`);
      await expectNoViolations(page);
      await page.getByRole("button", { name: press }).click();
      await expect(account.title).toHaveText("This link no longer works");
      await expectNoViolations(page);
    }
    await page.goto((await mailTo(me.email, "Confirm your e-mail address")).link);
    await page.getByRole("button", { name: "Confirm address" }).click();
    await expect(account.title).toHaveText("Your address is confirmed");
    await expectNoViolations(page);
  });

  test("on the page of a link that asks for the password, or for a new one", async ({
    page,
    account,
    openBrowser,
    origin,
    mailTo,
    allowErrors,
  }) => {
    allowErrors(/status of 40[03]/);
    const person = newPerson("Ada Lovelace");
    await signUp(await openBrowser(), origin, person);
    await page.goto((await mailTo(person.email, "Confirm your e-mail address")).link);
    await account.confirmButton.click();
    await expect(account.password).toBeFocused();
    await expectNoViolations(page);
    await account.confirmButton.click();
    await expect(account.password).toHaveAttribute("aria-invalid", "true");
    await expectNoViolations(page);
    await page.getByRole("button", { name: "I don't know the password" }).click();
    await account.newPassword.fill("short");
    await account.newPassword.press("Enter");
    await expect(account.newPassword).toHaveAttribute("aria-invalid", "true");
    await expectNoViolations(page);
  });

  test("on sign-up that continues in the mail", async ({ page, account, openBrowser, origin }) => {
    const person = newPerson("Ada Lovelace");
    await signUp(await openBrowser(), origin, person);
    await page.goto("/sign-up");
    await account.signUp(person);
    await expect(account.title).toHaveText("Check your inbox");
    await expectNoViolations(page);
  });
});
