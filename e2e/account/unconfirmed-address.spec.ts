import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { newPerson, signUp } from "../pages/people";
import { startStoryApp } from "../story-app";

test("where mail is delivered, ways to recover the account wait until the address is confirmed, and the page says so", async ({
  openBrowser,
}) => {
  test.slow();
  // Nothing listens there, so the mail stays queued.
  const environment = { SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "keel@mail.example.com" };
  const app = await startStoryApp({ logFile: test.info().outputPath("app.log"), environment });
  try {
    const browser = await openBrowser();
    const ada = newPerson("Ada Lovelace");
    await signUp(browser, app.origin, ada);
    const page = await browser.newPage();
    await page.goto(`${app.origin}/settings/security`);
    const card = (name: string) => page.getByRole("region", { name });
    await expect(card("E-mail address")).toContainText("Until then you cannot change the address");
    await expect(card("E-mail address").getByLabel("New e-mail address")).toBeHidden();
    for (const name of ["Passkeys", "Authenticator app"]) {
      await expect(card(name)).toContainText("Confirm your e-mail address first.");
      await expect(card(name).getByRole("button")).toHaveCount(0);
    }
    await expectNoViolations(page);
    await card("E-mail address").getByRole("button", { name: "Send the e-mail again" }).click();
    await expect(page.getByRole("status").filter({ hasText: `We sent an e-mail to ${ada.email}` })).toBeVisible();
  } finally {
    await app.stop();
  }
});
