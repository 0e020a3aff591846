import { endSession, expireStepUp, readKey, SecurityPages, setUpAuthenticator } from "../pages/authenticator";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";

test.describe("axe finds nothing in either theme", { tag: "@phone" }, () => {
  test("on the security settings and in their dialogs", async ({ place, page, me, allowErrors }) => {
    allowErrors(/status of 403/);
    const security = new SecurityPages(page);
    await page.goto("/settings/security");
    await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
    await expectNoViolations(page, { dark: "every rule" });
    await page.getByRole("button", { name: "Set up" }).click();
    await expectNoViolations(page, { dark: "every rule" });
    await security.dialog.getByLabel("Your password", { exact: true }).fill(me.password);
    await security.dialog.getByRole("button", { name: "Continue" }).click();
    await expect(security.code).toBeVisible();
    await expectNoViolations(page);
    await security.code.fill((await readKey(page)).next());
    await security.dialog.getByRole("button", { name: "Turn on" }).click();
    await expect(security.dialog.getByRole("listitem")).toHaveCount(10);
    await expectNoViolations(page);
    await security.dialog.getByRole("button", { name: "I've saved them" }).click();
    await expireStepUp(place, me);
    await page.getByRole("button", { name: "Turn off" }).click();
    await security.dialog.getByLabel("Your password", { exact: true }).fill(me.password);
    await security.dialog.getByRole("button", { name: "Turn off" }).click();
    await expect(page.getByRole("dialog", { name: "Confirm it's you" })).toBeVisible();
    await expectNoViolations(page);
  });

  test("on the page that asks for the second factor", async ({ page, context, me, account, origin, allowErrors }) => {
    allowErrors(/status of 401/);
    const security = new SecurityPages(page);
    await setUpAuthenticator(context, origin, me);
    await endSession(context);
    await page.goto("/sign-in");
    await account.signIn(me);
    await expect(security.code).toBeVisible();
    await expectNoViolations(page);
    await security.giveCode("000000");
    await expect(security.code).toHaveAttribute("aria-invalid", "true");
    await expectNoViolations(page);
  });
});
