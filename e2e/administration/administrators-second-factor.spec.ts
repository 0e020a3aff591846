import { readKey, SecurityPages } from "../pages/authenticator";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { apiOf, newPerson, signUp } from "../pages/people";
import { startStoryApp } from "../story-app";

test("where administrators need a second factor, one without is sent to set it up, and has access afterwards", async ({
  openBrowser,
}) => {
  test.slow();
  const environment = { REQUIRE_ADMIN_SECOND_FACTOR: "true" };
  const app = await startStoryApp({ logFile: test.info().outputPath("app.log"), environment });
  try {
    const browser = await openBrowser();
    const ada = newPerson("Ada Lovelace");
    await signUp(browser, app.origin, ada);
    await app.grantAdmin(ada.email);
    const page = await browser.newPage();
    const notice = page.getByText("Administrators need two-step sign-in here.");
    for (const path of ["/admin", "/admin/users", "/admin/keys"]) {
      await page.goto(`${app.origin}${path}`);
      await expect(page).toHaveURL(`${app.origin}/settings/security`);
      await expect(notice).toBeVisible();
    }
    const { users } = await apiOf(browser, app.origin);
    await expect(users.list.query({})).rejects.toThrow(/need two-step sign-in/);
    await expectNoViolations(page);

    const { dialog, code } = new SecurityPages(page);
    await page.getByRole("button", { name: "Set up" }).click();
    await dialog.getByLabel("Your password", { exact: true }).fill(ada.password);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog.locator("figure svg")).toBeVisible();
    const authenticator = await readKey(page);
    await code.fill(authenticator.next());
    await dialog.getByRole("button", { name: "Turn on" }).click();
    await dialog.getByRole("button", { name: "I've saved them" }).click();
    await page.getByRole("link", { name: "go to administration" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await page.goto(`${app.origin}/settings/security`);
    await expect(page.getByRole("button", { name: "New backup codes" })).toBeVisible();
    await expect(notice).toHaveCount(0);
    await browser.close();
  } finally {
    await app.stop();
  }
});
