import { expect, test } from "./admins";

test("somebody is found and banned with keys alone", async ({ page, admin, meet }) => {
  const { person } = await meet("Grace Hopper");
  const { keyboard } = page;
  const tabTo = (what: string) =>
    expect(async () => {
      await keyboard.press("Tab");
      const text = await page.evaluate(() => document.activeElement?.textContent);
      expect(text).toBe(what);
    }).toPass({ intervals: [1] });
  await page.goto("/admin/users");
  await admin.search.focus();
  await keyboard.type(person.email);
  await expect(admin.people).toHaveCount(1);
  await tabTo("Grace Hopper");
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Grace Hopper" }).waitFor();
  await page.getByRole("main").focus();
  await tabTo("Ban");
  await keyboard.press("Enter");
  await expect(admin.reason).toBeFocused();
  await keyboard.type("Sends unwanted mail");
  await tabTo("Ban");
  await keyboard.press("Enter");
  await expect(admin.notifications).toContainText("is banned and signed out");
});
