import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expireStepUp } from "../pages/authenticator";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { leaveSignedOut } from "../pages/leave-signed-out";
import type { Person } from "../pages/people";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Delete your account?" });
const confirmation = (page: Page) => dialog(page).getByLabel("Type your e-mail address");
const password = (page: Page) => dialog(page).getByLabel("Your password", { exact: true });
const last = (page: Page) => dialog(page).getByRole("button", { name: "Delete my account" });

async function openDialog(page: Page): Promise<void> {
  await page.goto("/settings/data");
  await page.getByRole("button", { name: "Delete account…" }).click();
  await expect(dialog(page)).toBeVisible();
}

async function fillIn(page: Page, me: Person): Promise<void> {
  await confirmation(page).fill(me.email);
  await password(page).fill(me.password);
}

/** Presses the button, and reads the downloaded file. */
async function readExport(page: Page, button: string) {
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^keel-\d{4}-\d\d-\d\d\.json$/);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

test(
  "everything is exported as one file, then the account is deleted, and its owner told at the start page and by mail",
  { tag: "@phone" },
  async ({ page, context, me, api, account, mailTo, secondBrowser, allowErrors }) => {
    allowErrors(/status of 401/);
    await api.tasks.create.mutate({ title: "Write" });
    const { id } = await api.tasks.create.mutate({ title: "Read" });
    await api.tasks.delete.mutate({ id });
    const other = await secondBrowser();
    await openDialog(page);
    const file = await readExport(page, "Export my data first");
    await expect(dialog(page).getByText("Your data was saved as a file.")).toBeVisible();
    expect(file.profile).toMatchObject({ email: me.email, name: me.name });
    expect(file.tasks.map(({ title }: { title: string }) => title)).toEqual(["Write", "Read"]);
    expect(file.activity[0]).toMatchObject({ kind: "account.exported" });
    expect(JSON.stringify(file)).not.toContain((await context.cookies())[0]?.value);

    await fillIn(page, me);
    await last(page).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account is deleted");
    await mailTo(me.email, "Your account was deleted");
    await expect.poll(async () => (await other.context.request.get("/api/tasks")).status()).toBe(401);
    await page.getByRole("link", { name: "To the start page" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Keep your day on an even keel");
    await page.goto("/today");
    await expect(page).toHaveURL(/\/sign-in/);
    await account.signIn(me);
    await expect(account.password).toHaveAccessibleDescription(/Wrong e-mail address or password/);
  },
);

test("the export is a button of its own, and a failed one says so", async ({ page, me, allowErrors }) => {
  allowErrors(/status of 500/);
  await page.goto("/settings/data");
  await page.route("**/api/trpc/account.export*", (route) => route.fulfill({ status: 500, json: {} }), { times: 1 });
  await page.getByRole("button", { name: "Export everything" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Your data could not be exported." })).toBeVisible();
  const file = await readExport(page, "Export everything");
  expect(file.profile).toMatchObject({ email: me.email });
  await page.goto("/settings/activity");
  await expect(page.getByText("Exported the account's data")).toBeVisible();
});

test("without the address or the password nothing is deleted, and the error is at its field", async ({
  page,
  me,
  allowErrors,
}) => {
  allowErrors(/status of (400|500)/);
  await openDialog(page);
  await last(page).click();
  await expect(confirmation(page)).toHaveAccessibleDescription(/Type your e-mail address\.$/);
  await expect(password(page)).toHaveAccessibleDescription("Enter your password.");
  await expect(confirmation(page)).toBeFocused();

  await fillIn(page, { ...me, email: "somebody@example.org" });
  await last(page).click();
  await expect(confirmation(page)).toHaveAccessibleDescription(
    /This is not your e-mail address\. Type it exactly as shown/,
  );
  await expect(confirmation(page)).toBeFocused();

  await fillIn(page, { ...me, password: "not my password at all" });
  await last(page).click();
  await expect(password(page)).toHaveAccessibleDescription("Wrong password.");
  await expect(password(page)).toBeFocused();
  await expect(confirmation(page)).toHaveValue(me.email);

  await page.route("**/api/auth/delete-user", (route) => route.fulfill({ status: 500, json: {} }), { times: 1 });
  await last(page).click();
  await expect(dialog(page).getByRole("alert")).toContainText("Something went wrong on the server.");
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("button", { name: "Delete account…" })).toBeFocused();
  await page.goto("/today");
  await expect(page).toHaveURL(/\/today$/);
});

test("a user who signed in a while ago has to confirm, and keeps the input", async ({
  place,
  page,
  me,
  allowErrors,
}) => {
  allowErrors(/status of 403/);
  await expireStepUp(place, me);
  await openDialog(page);
  await fillIn(page, me);
  await last(page).click();
  const question = page.getByRole("dialog", { name: "Confirm it's you" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("Nothing was changed");
  await last(page).click();
  await question.getByLabel("Your password", { exact: true }).fill(me.password);
  await question.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account is deleted");
});

test("axe finds nothing on the page, in the dialog, and on the goodbye page, in either theme", async ({
  page,
  me: _signedIn,
}) => {
  await openDialog(page);
  await last(page).click();
  await expect(confirmation(page)).toHaveAttribute("aria-invalid", "true");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expectNoViolations(page);
  await leaveSignedOut(page);
  await page.goto("/?account=deleted");
  await expectNoViolations(page);
});
