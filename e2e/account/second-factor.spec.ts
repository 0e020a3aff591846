import { endSession, expireStepUp, readKey, SecurityPages, setUpAuthenticator } from "../pages/authenticator";
import { expect, test } from "../setup/fixtures";

test(
  "a second factor is set up, with codes to keep for when the phone is lost",
  { tag: "@phone" },
  async ({ page, me, allowErrors }) => {
    allowErrors(/status of (400|401)/);
    const security = new SecurityPages(page);
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Set up" }).click();
    await security.dialog.getByLabel("Your password", { exact: true }).fill("not my password");
    await security.dialog.getByRole("button", { name: "Continue" }).click();
    await expect(security.dialog.getByLabel("Your password", { exact: true })).toHaveAccessibleDescription(
      /Wrong password/,
    );
    await security.dialog.getByLabel("Your password", { exact: true }).fill(me.password);
    await security.dialog.getByRole("button", { name: "Continue" }).click();
    await expect(security.dialog.locator("figure svg")).toBeVisible();
    await expect(security.dialog.getByText("Scan this code with the app")).toBeFocused();
    const app = await readKey(page);
    await security.code.fill("000000");
    await security.dialog.getByRole("button", { name: "Turn on" }).click();
    await expect(security.code).toHaveAccessibleDescription(/code is wrong/);
    await security.code.fill(app.next());
    await security.dialog.getByRole("button", { name: "Turn on" }).click();
    await expect(security.dialog.getByRole("listitem")).toHaveCount(10);
    await expect(security.dialog.getByText("If you lose your phone")).toBeFocused();
    const download = page.waitForEvent("download");
    await security.dialog.getByRole("button", { name: "Download" }).click();
    expect((await download).suggestedFilename()).toBe("keel-backup-codes.txt");
    await security.dialog.getByRole("button", { name: "I've saved them" }).click();
    await expect(page.getByRole("button", { name: "New backup codes" })).toBeVisible();
  },
);

test(
  "signing in asks for the code, and leads to the page that was asked for",
  { tag: "@phone" },
  async ({ page, context, me, account, origin, allowErrors }) => {
    allowErrors(/status of 401/);
    const { app } = await setUpAuthenticator(context, origin, me);
    await endSession(context);
    const security = new SecurityPages(page);
    await page.goto("/tasks?priority=high");
    await account.signIn(me);
    await expect(page).toHaveURL(/\/sign-in\/second-factor\?next=/);
    await expect(security.code).toBeFocused();
    await security.giveCode("111111");
    await expect(security.code).toHaveAccessibleDescription(/code is wrong/);
    await security.giveCode(app.next());
    await expect(page).toHaveURL(`${origin}/tasks?priority=high`);
  },
);

test("a used code is refused, and a backup code works instead", async ({
  page,
  context,
  me,
  account,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of 401/);
  const { usedCode, backupCodes } = await setUpAuthenticator(context, origin, me);
  await endSession(context);
  const security = new SecurityPages(page);
  await page.goto("/sign-in");
  await account.signIn(me);
  await security.giveCode(usedCode);
  await expect(security.code).toHaveAccessibleDescription(/already used/);
  await page.getByRole("button", { name: "Use a backup code instead" }).click();
  const field = page.getByRole("textbox", { name: "Backup code" });
  await expect(field).toBeFocused();
  await field.fill((backupCodes[0] ?? "").toUpperCase());
  await field.press("Enter");
  await expect(page).toHaveURL(/\/today$/);
});

test("a trusted browser is not asked again, until its owner removes it", async ({
  page,
  context,
  me,
  account,
  origin,
}) => {
  const { app } = await setUpAuthenticator(context, origin, me);
  await endSession(context);
  await page.goto("/sign-in?next=/settings/security");
  await account.signIn(me);
  await page.getByRole("checkbox", { name: /Don't ask again/ }).check();
  await new SecurityPages(page).giveCode(app.next());
  const trusted = page.getByRole("list", { name: "Trusted browsers" });
  await expect(trusted.getByRole("listitem")).toHaveCount(1);
  await endSession(context);
  await page.goto("/sign-in?next=/settings/security");
  await account.signIn(me);
  await trusted.getByRole("button", { name: /^Remove/ }).click();
  await expect(trusted).toHaveCount(0);
  await endSession(context);
  await page.goto("/sign-in");
  await account.signIn(me);
  await expect(page).toHaveURL(/second-factor/);
});

test("a user who signed in a while ago has to confirm first, and loses no input", async ({
  place,
  page,
  context,
  me,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of (400|403)/);
  const { backupCodes } = await setUpAuthenticator(context, origin, me);
  await expireStepUp(place, me);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Turn off" }).click();
  const turningOff = page.getByRole("dialog", { name: "Turn off two-step sign-in?" });
  await turningOff.getByLabel("Your password", { exact: true }).fill(me.password);
  await turningOff.getByRole("button", { name: "Turn off" }).click();
  const confirming = page.getByRole("dialog", { name: "Confirm it's you" });
  await confirming.getByRole("button", { name: "Cancel" }).click();
  await expect(turningOff.getByRole("alert")).toContainText("Nothing was changed");
  await expect(turningOff.getByLabel("Your password", { exact: true })).toHaveValue(me.password);
  await turningOff.getByRole("button", { name: "Turn off" }).click();
  const code = confirming.getByRole("textbox", { name: "Code" });
  await expect(code).toBeFocused();
  await code.fill("000000");
  await code.press("Enter");
  await expect(code).toHaveAccessibleDescription(/code is wrong/);
  await code.fill(backupCodes[0] ?? "");
  await code.press("Enter");
  await expect(confirming).toHaveCount(0);
  await expect(turningOff).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
});

test("new backup codes are shown once", async ({ page, context, me, origin }) => {
  const { backupCodes } = await setUpAuthenticator(context, origin, me);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "New backup codes" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password", { exact: true }).fill(me.password);
  await dialog.getByRole("button", { name: "Create new codes" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  await expect(dialog).not.toContainText(backupCodes[0] ?? "");
  await dialog.getByRole("button", { name: "I've saved them" }).click();
  await expect(dialog).toHaveCount(0);
});

test("content that cannot be loaded says so, with Retry", async ({ page, me, allowErrors }) => {
  allowErrors(/status of 500/);
  expect(me.name).not.toBe("");
  // What the page requests at the same time is one request, so each part shows the error.
  await page.route("**/api/trpc/security.factors*", (route) => route.fulfill({ status: 500, body: "" }));
  await page.goto("/settings/security");
  const notice = page.getByRole("alert").filter({ hasText: "Two-step sign-in could not be loaded" });
  await expect(notice).toBeVisible();
  await page.unroute("**/api/trpc/security.factors*");
  await notice.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
});
