import { letConfirmationPass, readKey, SecurityPages, setUpAuthenticator } from "./authenticator";
import { expect, test } from "./fixtures";
import { AccountPages } from "./account-pages";

test("a second factor is set up, asked for at the next sign-in, and leads to the page that was asked for", async ({
  page,
  me,
  openBrowser,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of (400|401)/);
  const security = new SecurityPages(page);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up" }).click();
  await security.dialog.getByLabel("Your password", { exact: true }).fill("not my password");
  await security.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(security.dialog.getByLabel("Your password", { exact: true })).toHaveAccessibleDescription(
    /not your password/,
  );
  await security.dialog.getByLabel("Your password", { exact: true }).fill(me.password);
  await security.dialog.getByRole("button", { name: "Continue" }).click();
  await expect(security.dialog.locator("figure svg")).toBeVisible();
  const app = await readKey(page);
  await security.code.fill("000000");
  await security.dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(security.code).toHaveAccessibleDescription(/not right/);
  await security.code.fill(app.next());
  await security.dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(security.dialog.getByRole("listitem")).toHaveCount(10);
  const download = page.waitForEvent("download");
  await security.dialog.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("keel-backup-codes.txt");
  await security.dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("button", { name: "New backup codes" })).toBeVisible();

  const elsewhere = await (await openBrowser()).newPage();
  const there = new SecurityPages(elsewhere);
  await elsewhere.goto(`${origin}/tasks?priority=high`);
  await new AccountPages(elsewhere).signIn(me);
  await expect(elsewhere).toHaveURL(/\/sign-in\/second-factor\?next=/);
  await expect(there.code).toBeFocused();
  await there.giveCode("111111");
  await expect(there.code).toHaveAccessibleDescription(/not right/);
  await there.giveCode(app.next());
  await expect(elsewhere).toHaveURL(`${origin}/tasks?priority=high`);
});

test("a code that was used is refused, a backup code lets in instead, once", async ({
  page,
  context,
  me,
  openBrowser,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of 401/);
  const { app, backupCodes } = await setUpAuthenticator(context, origin, me);
  const used = app.next();
  const signInWith = async (give: (page: SecurityPages) => Promise<void>) => {
    const elsewhere = await (await openBrowser()).newPage();
    await elsewhere.goto(`${origin}/sign-in`);
    await new AccountPages(elsewhere).signIn(me);
    await expect(elsewhere).toHaveURL(/second-factor/);
    await give(new SecurityPages(elsewhere));
    return elsewhere;
  };
  await expect(await signInWith((there) => there.giveCode(used))).toHaveURL(/\/today$/);
  const backup = async (there: SecurityPages) => {
    await there.page.getByRole("button", { name: "Use a backup code instead" }).click();
    const field = there.page.getByRole("textbox", { name: "Backup code" });
    await expect(field).toBeFocused();
    await field.fill((backupCodes[0] ?? "").toUpperCase());
    await field.press("Enter");
  };
  const refused = await signInWith((there) => there.giveCode(used));
  await expect(new SecurityPages(refused).code).toHaveAccessibleDescription(/used before/);
  await backup(new SecurityPages(refused));
  await expect(refused).toHaveURL(/\/today$/);
  const again = await signInWith(backup);
  await expect(again.getByRole("textbox", { name: "Backup code" })).toHaveAccessibleDescription(/used before/);
  expect(page.url()).not.toContain("second-factor");
});

test("a trusted browser is not asked again, until its owner forgets it", async ({
  page,
  context,
  me,
  tasks,
  account,
  origin,
}) => {
  const { app } = await setUpAuthenticator(context, origin, me);
  const security = new SecurityPages(page);
  await page.goto("/today");
  await tasks.signOut();
  await page.goto("/sign-in");
  await account.signIn(me);
  await page.getByRole("checkbox", { name: /Do not ask again/ }).check();
  await security.giveCode(app.next());
  await expect(page).toHaveURL(/\/today$/);
  await tasks.signOut();
  await page.goto("/sign-in");
  await account.signIn(me);
  await expect(page).toHaveURL(/\/today$/);
  await page.goto("/settings/security");
  const trusted = page.getByRole("list", { name: "Trusted browsers" });
  await expect(trusted.getByRole("listitem")).toHaveCount(1);
  await trusted.getByRole("button", { name: /^Forget/ }).click();
  await expect(trusted).toHaveCount(0);
  await page.goto("/today");
  await tasks.signOut();
  await page.goto("/sign-in");
  await account.signIn(me);
  await expect(page).toHaveURL(/second-factor/);
});

test("who signed in a while ago confirms first, and loses nothing", async ({
  page,
  context,
  me,
  origin,
  allowErrors,
}) => {
  allowErrors(/status of (400|403)/);
  const { backupCodes } = await setUpAuthenticator(context, origin, me);
  await letConfirmationPass(me);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Turn off" }).click();
  const turningOff = page.getByRole("dialog", { name: "Turn the second factor off?" });
  await turningOff.getByLabel("Your password", { exact: true }).fill(me.password);
  await turningOff.getByRole("button", { name: "Turn off" }).click();
  const confirming = page.getByRole("dialog", { name: "Confirm it is you" });
  await confirming.getByRole("button", { name: "Cancel" }).click();
  await expect(turningOff.getByRole("alert")).toContainText("Nothing was changed");
  await expect(turningOff.getByLabel("Your password", { exact: true })).toHaveValue(me.password);
  await turningOff.getByRole("button", { name: "Turn off" }).click();
  const code = confirming.getByRole("textbox", { name: "Code" });
  await expect(code).toBeFocused();
  await code.fill("000000");
  await code.press("Enter");
  await expect(code).toHaveAccessibleDescription(/not right/);
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
  await dialog.getByRole("button", { name: "Make new codes" }).click();
  await expect(dialog.getByRole("listitem")).toHaveCount(10);
  await expect(dialog).not.toContainText(backupCodes[0] ?? "");
  await dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(dialog).toHaveCount(0);
});

test("what cannot be loaded is told, with a way to try again", async ({ page, me, allowErrors }) => {
  allowErrors(/status of 500/);
  expect(me.name).not.toBe("");
  await page.route("**/api/trpc/security.factors*", (route) => route.fulfill({ status: 500, body: "" }));
  await page.goto("/settings/security");
  await expect(page.getByRole("alert").filter({ hasText: "could not be loaded" })).toBeVisible();
  await page.unroute("**/api/trpc/security.factors*");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
});
