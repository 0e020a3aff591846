import { expect, test } from "../pages/admins";

test("the signing key is rotated with a reason, and not without; no user is signed out", async ({
  page,
  admin,
  tasks,
}) => {
  await page.goto("/admin/keys");
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Rotate now" }).click();
  await admin.dialog.getByRole("button", { name: "Rotate" }).click();
  await expect(admin.reason).toHaveAccessibleDescription(/Enter a reason/);
  await admin.reason.fill("A laptop was stolen");
  await admin.dialog.getByRole("button", { name: "Rotate" }).click();
  await expect(admin.notifications).toContainText("New key created.");
  await expect(page.getByText(/Active in seconds|Verifying only/).first()).toBeVisible();
  await page.goto("/tasks");
  await expect(tasks.addField).toBeVisible();
});
