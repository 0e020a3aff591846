import { expect, test } from "../pages/admins";
import { tabTo } from "../pages/tab-to";

test.use({ signsUp: true });

test("a user is found and banned by keyboard alone", async ({ page, admin, meet }) => {
  const { person } = await meet("Grace Hopper");
  const { keyboard } = page;
  const tabToText = (what: string) =>
    expect(async () => {
      await keyboard.press("Tab");
      const text = await page.evaluate(() => document.activeElement?.textContent);
      expect(text).toBe(what);
    }).toPass({ intervals: [1] });
  await page.goto("/admin/users");
  await admin.search.focus();
  await keyboard.type(person.email);
  await expect(admin.people).toHaveCount(1);
  await tabToText("Grace Hopper");
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Grace Hopper" }).waitFor();
  await page.getByRole("main").focus();
  await tabToText("Ban");
  await keyboard.press("Enter");
  await expect(admin.reason).toBeFocused();
  await keyboard.type("Sends unwanted mail");
  await tabToText("Ban");
  await keyboard.press("Enter");
  await expect(admin.notifications).toContainText("was banned and signed out");
});

test("the focus returns to what opened a dialog, and stays close by where that is gone", async ({
  page,
  admin,
  meet,
}) => {
  const { person } = await meet("Grace Hopper");
  const { keyboard } = page;
  const answer = async (reason: string) => {
    await expect(admin.reason).toBeFocused();
    await keyboard.type(reason);
    await keyboard.press("Tab");
    await expect(admin.dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await expect(admin.dialog).toHaveCount(0);
  };
  await admin.find(person);
  const ban = page.getByRole("button", { name: "Ban", exact: true });
  await ban.focus();
  await keyboard.press("Enter");
  await expect(admin.reason).toBeFocused();
  await keyboard.press("Escape");
  await expect(ban).toBeFocused();

  const end = admin.sessions.getByRole("button", { name: /^End the session/ });
  await end.focus();
  await keyboard.press("Enter");
  await answer("Lost a laptop");
  await expect(admin.sessions).toContainText("Not signed in anywhere.");
  await expect(admin.sessions).toBeFocused();

  await ban.focus();
  await keyboard.press("Enter");
  await answer("Sends unwanted mail");
  await expect(page.getByRole("button", { name: "Lift ban" })).toBeFocused();
});

test("the audit trail is filtered by keyboard alone, in the order of its fields", async ({
  page,
  admin: _admin,
  me,
}) => {
  const { keyboard } = page;
  await page.goto("/admin/audit");
  await page.getByRole("searchbox", { name: "User, request or address" }).focus();
  await keyboard.type(me.email);
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/search=ada/);
  await page.getByLabel("Until (UTC)").focus();
  await tabTo(page.getByLabel("Type", { exact: true }));
  await keyboard.type("Account");
  await keyboard.press("Tab");
  await expect(page.getByLabel("Result")).toBeFocused();
  await keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Apply" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/group=account/);
  await expect(page.getByRole("main").getByRole("listitem")).toHaveText([/Created the account/]);
});
