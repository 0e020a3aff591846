import type { Page } from "@playwright/test";
import { expireStepUp } from "../pages/authenticator";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { newPerson, type Person, signIn, whoIs } from "../pages/people";

test.use({ signsUp: true });

const card = (page: Page) => page.getByRole("region", { name: "E-mail address" });
const field = (page: Page) => card(page).getByLabel("New e-mail address");
const button = (page: Page) => card(page).getByRole("button", { name: "Change address" });
/** Follows a link in a mail, and presses the button there. */
async function press(page: Page, link: string, name: string, then: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(then);
}
const confirmation = "Confirm your new e-mail address";
type MailTo = (address: string, subject: string) => Promise<{ link: string }>;

async function confirmAddress(page: Page, me: Person, mailTo: MailTo): Promise<void> {
  const { link } = await mailTo(me.email, "Confirm your e-mail address");
  await press(page, link, "Confirm address", "Your address is confirmed");
}

test("an unconfirmed address shows a quiet notice, and is confirmed by a mail that is sent again", async ({
  page,
  me,
  mailTo,
}) => {
  await page.goto("/settings/profile");
  await page.getByRole("main").getByRole("link", { name: "Confirm or change it" }).click();
  await expect(card(page)).toContainText(me.email);
  await expect(card(page)).toContainText("Not confirmed");
  await card(page).getByRole("button", { name: "Send the e-mail again" }).click();
  await expect(card(page).getByRole("status")).toContainText(`We sent an e-mail to ${me.email}.`);
  await confirmAddress(page, me, mailTo);
  await page.goto("/settings/security");
  await expect(card(page).getByText("Confirmed", { exact: true })).toBeVisible();
  await expect(card(page).getByRole("button", { name: "Send the e-mail again" })).toHaveCount(0);
  await page.goto("/settings/profile");
  await expect(page.getByRole("button", { name: "Save name" })).toBeVisible();
  await expect(page.getByText("is not confirmed yet")).toHaveCount(0);
});

test(
  "a confirmed address changes once both owners have agreed, and one signs in with the new one",
  { tag: "@phone" },
  async ({ page, context, me, mailTo, origin, openBrowser }) => {
    await confirmAddress(page, me, mailTo);
    const { email } = newPerson("Ada Elsewhere");
    await page.goto("/settings/security");
    await field(page).fill(email);
    await button(page).click();
    await expect(card(page).getByRole("heading", { name: "Check your inbox" })).toBeFocused();
    await expect(card(page).getByRole("listitem").first()).toContainText(`We sent an e-mail to ${me.email}.`);
    await expect(card(page).getByRole("listitem").nth(1)).toContainText(`Then we send one to ${email}.`);
    const approval = await mailTo(me.email, "Approve the change of your e-mail address");
    await press(page, approval.link, "Yes, change it", "One more step");
    await page.goto("/settings/security");
    await expect(card(page)).toContainText(me.email);
    await press(page, (await mailTo(email, confirmation)).link, "Confirm address", "Your address is changed");
    await page.goto("/settings/security");
    await expect(card(page)).toContainText(email);
    await expect(card(page)).not.toContainText(me.email);
    expect(await whoIs(context, origin)).toMatchObject({ email, emailVerified: true });
    await signIn(await openBrowser(), origin, { ...me, email });
  },
);

test("a typo in an unconfirmed address is corrected by confirming the new one alone", async ({ page, me, mailTo }) => {
  const { email } = newPerson("Ada Mended");
  await page.goto("/settings/security");
  await field(page).fill(email);
  await field(page).press("Enter");
  await expect(card(page)).toContainText(`We sent an e-mail to ${email}.`);
  await card(page).getByRole("button", { name: "Change the address" }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue(email);
  await press(page, (await mailTo(email, confirmation)).link, "Confirm address", "Your address is changed");
  await page.goto("/settings/security");
  await expect(card(page)).toContainText(email);
  await expect(card(page)).not.toContainText(me.email);
});

test("an address of another user gets the same answer, and does not become mine", async ({
  page,
  me,
  meet,
  context,
  origin,
}) => {
  const { person: bob } = await meet("Bob");
  await page.goto("/settings/security");
  await field(page).fill(bob.email);
  await button(page).click();
  await expect(card(page)).toContainText(`We sent an e-mail to ${bob.email}.`);
  await page.reload();
  await expect(card(page)).toContainText(me.email);
  expect(await whoIs(context, origin)).toMatchObject({ email: me.email });
});

test("an invalid address has an error at its field, and a failing server loses no input", async ({
  page,
  me,
  allowErrors,
}) => {
  allowErrors(/status of (400|429|500)/);
  await page.goto("/settings/security");
  for (const [typed, words] of [
    ["", "Enter your e-mail address."],
    ["ada", "Enter a full address, such as mira@example.org."],
    [me.email.toUpperCase(), "This is already your address."],
  ] as const) {
    await field(page).fill(typed);
    await button(page).click();
    await expect(field(page)).toHaveAccessibleDescription(new RegExp(`${words}$`));
    await expect(field(page)).toBeFocused();
  }
  const { email } = newPerson("Ada");
  await page.route("**/api/auth/change-email", (route) => route.fulfill({ status: 500, json: {} }), { times: 1 });
  await field(page).fill(email);
  await button(page).click();
  await expect(card(page).getByRole("alert")).toContainText("Something went wrong on the server.");
  await expect(field(page)).toHaveValue(email);
  await page.route("**/api/auth/send-verification-email", (route) =>
    route.fulfill({ status: 429, headers: { "retry-after": "60" }, json: { code: "too_many_requests" } }),
  );
  await card(page).getByRole("button", { name: "Send the e-mail again" }).click();
  await expect(card(page).getByRole("alert").first()).toHaveText("Too many attempts. Try again in 60 seconds.");
});

test("a user who signed in a while ago has to confirm, and changes nothing otherwise", async ({
  place,
  page,
  me,
  allowErrors,
}) => {
  allowErrors(/status of 403/);
  const { email } = newPerson("Ada Late");
  await expireStepUp(place, me);
  await page.goto("/settings/security");
  await field(page).fill(email);
  await button(page).click();
  const question = page.getByRole("dialog", { name: "Confirm it's you" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(card(page).getByRole("alert")).toContainText("Nothing was changed");
  await expect(field(page)).toHaveValue(email);
  await button(page).click();
  await question.getByLabel("Your password", { exact: true }).fill(me.password);
  await question.getByRole("button", { name: "Confirm" }).click();
  await expect(card(page)).toContainText(`We sent an e-mail to ${email}.`);
});

test("axe finds nothing on the card in either theme, before and after the mail is sent", async ({
  page,
  me: _signedIn,
  allowErrors,
}) => {
  allowErrors(/status of 400/);
  await page.goto("/settings/profile");
  await expect(page.getByText("is not confirmed yet")).toBeVisible();
  await expectNoViolations(page);
  await page.goto("/settings/security");
  await card(page).getByRole("button", { name: "Send the e-mail again" }).click();
  await expect(card(page).getByRole("status")).toBeVisible();
  await button(page).click();
  await expect(field(page)).toHaveAttribute("aria-invalid", "true");
  await expectNoViolations(page);
  await field(page).fill(newPerson("Ada").email);
  await button(page).click();
  await expect(card(page).getByRole("heading", { name: "Check your inbox" })).toBeVisible();
  await expectNoViolations(page);
});
