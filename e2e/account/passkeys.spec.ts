import {
  endSession,
  expireStepUp,
  addVirtualAuthenticator,
  SecurityPages,
  setUpAuthenticator,
} from "../pages/authenticator";
import { expect, test } from "../setup/fixtures";

async function addPasskey(security: SecurityPages, name: string): Promise<void> {
  await security.page.getByRole("button", { name: "Add a passkey" }).click();
  await security.dialog.getByLabel("Name", { exact: true }).fill(name);
  await security.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(security.page.getByRole("list", { name: "Your passkeys" })).toContainText(name);
}

test(
  "a passkey is added, signs in without a password, gets another name and is removed",
  { tag: "@phone" },
  async ({ page, context, me }) => {
    expect(me.name).not.toBe("");
    const security = new SecurityPages(page);
    // Where fields offer passkeys, too, the device would answer both requests at once.
    await page.addInitScript(() => {
      Reflect.set(window.PublicKeyCredential, "isConditionalMediationAvailable", async () => false);
    });
    await addVirtualAuthenticator(page);
    await page.goto("/settings/security");
    await addPasskey(security, "Laptop");
    await endSession(context);
    await page.goto("/sign-in?next=/settings/security");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("button", { name: "Rename Laptop" }).click();
    await security.dialog.getByLabel("Name", { exact: true }).fill("Desk");
    await security.dialog.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("button", { name: "Remove Desk" }).click();
    await security.dialog.getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("list", { name: "Your passkeys" })).toHaveCount(0);
  },
);

test("a field offers the passkey, where the browser supports it", async ({ page, context, me }) => {
  expect(me.name).not.toBe("");
  await addVirtualAuthenticator(page);
  await page.goto("/settings/security");
  await addPasskey(new SecurityPages(page), "Laptop");
  await endSession(context);
  await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/today$/);
});

test("a passkey is also a second factor", async ({ page, context, me, account, origin }) => {
  const device = await addVirtualAuthenticator(page);
  await setUpAuthenticator(context, origin, me);
  await page.goto("/settings/security");
  await addPasskey(new SecurityPages(page), "Laptop");
  await device.touch(false);
  await endSession(context);
  await page.goto("/sign-in");
  await account.signIn(me);
  await expect(page).toHaveURL(/second-factor/);
  await device.touch(true);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/today$/);
});

test("a passkey works as step-up authentication", async ({ place, page, me, allowErrors }) => {
  allowErrors(/status of 403/);
  const security = new SecurityPages(page);
  await addVirtualAuthenticator(page);
  await page.goto("/settings/security");
  await addPasskey(security, "Laptop");
  await expireStepUp(place, me);
  await page.getByRole("button", { name: "Remove Laptop" }).click();
  await security.dialog.getByRole("button", { name: "Remove" }).click();
  const confirming = page.getByRole("dialog", { name: "Confirm it's you" });
  await confirming.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("list", { name: "Your passkeys" })).toHaveCount(0);
});

test("a device without a passkey for this account says so, and the password still works", async ({
  page,
  context,
  account,
  me,
}) => {
  await addVirtualAuthenticator(page);
  await endSession(context);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The passkey was not used" })).toBeVisible();
  await account.signIn(me);
  await expect(page).toHaveURL(/\/today$/);
});

test("at an IP address, the page says why passkeys are unavailable", async ({ page, origin, me, account }) => {
  const numbers = origin.replace("localhost", "127.0.0.1");
  await page.goto(`${numbers}/sign-in?next=/settings/security`);
  await expect(page.getByRole("button", { name: "Use a passkey" })).toHaveCount(0);
  await account.signIn(me);
  await expect(page.getByText(/opened at an IP address/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a passkey" })).toHaveCount(0);
});

test("a busy server that cannot offer passkeys in fields says nothing until a user asks for one", async ({
  page,
  allowErrors,
}) => {
  allowErrors(/status of 503/);
  await page.route("**/api/auth/passkey/generate-authenticate-options", (route) =>
    route.fulfill({ status: 503, headers: { "retry-after": "1" }, json: { code: "SERVICE_UNAVAILABLE" } }),
  );
  const refused = page.waitForResponse(/generate-authenticate-options/);
  await page.goto("/sign-in");
  await (await refused).finished();
  await page.getByLabel("E-mail", { exact: true }).fill("ada@example.com");
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(/The server is busy or starting\./);
});
