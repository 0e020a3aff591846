import { AccountPages } from "../pages/account-pages";
import { expect, test } from "../setup/fixtures";
import { newPerson, whoIs } from "../pages/people";

test.use({ signsUp: true });

test("an address is changed when both owners agree, each by a button, and neither link signs in", async ({
  page,
  context,
  me,
  openBrowser,
  mailTo,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of 40[03]/);
  await page.goto((await mailTo(me.email, "Confirm your e-mail address")).link);
  await page.getByRole("button", { name: "Confirm address" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your address is confirmed");
  const { email: newEmail } = newPerson("Ada Elsewhere");
  const asked = await context.request.post(`${origin}/api/auth/change-email`, {
    data: { newEmail },
    headers: { origin },
  });
  expect(asked.status(), await asked.text()).toBe(200);

  const stranger = await openBrowser();
  const visitor = await stranger.newPage();
  const account = new AccountPages(visitor);
  const { link: approval } = await mailTo(me.email, "Approve the change of your e-mail address");
  const agree = visitor.getByRole("button", { name: "Yes, change it" });
  await visitor.goto(approval);
  await expect(visitor).toHaveURL(`${origin}/change-email/approve`);
  await agree.click();
  await expect(account.title).toHaveText("One more step");
  await expect(visitor.getByRole("main")).toContainText(newEmail);
  expect(await whoIs(context, origin)).toMatchObject({ email: me.email });
  await visitor.goto(approval);
  await agree.click();
  await expect(account.title).toHaveText("This link no longer works");
  const settings = visitor.getByRole("link", { name: "Go to your settings" });
  await expect(settings).toHaveAttribute("href", "/settings");

  const { link: confirmation } = await mailTo(newEmail, "Confirm your new e-mail address");
  await visitor.goto(confirmation);
  await expect(visitor).toHaveURL(`${origin}/change-email/confirm`);
  await account.confirmAddressAs(me);
  await expect(account.title).toHaveText("Your address is changed");
  expect(await whoIs(stranger, origin)).toBeUndefined();
  await mailTo(me.email, "Your e-mail address was changed");
  await visitor.getByRole("link", { name: "Sign in" }).click();
  await account.signIn({ ...me, email: newEmail });
  await expect(visitor).toHaveURL(/\/today$/);
  expect(await whoIs(stranger, origin)).toMatchObject({ email: newEmail, emailVerified: true });
});
