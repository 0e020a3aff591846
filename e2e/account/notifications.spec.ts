import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

const phone = { tag: "@phone" };

test("a user chooses whether and when they are reminded", phone, async ({ page, api }) => {
  await page.goto("/settings/notifications");
  await untilHydrated(page);
  await expectNoViolations(page);
  await page.getByLabel("Remind me by e-mail").uncheck();
  await expect.poll(async () => (await api.preferences.get.query()).remindersByMail).toBe(false);
  await page.getByLabel("Tasks without a time").fill("07:30");
  await page.getByLabel("Tasks without a time").blur();
  await expect.poll(async () => (await api.preferences.get.query()).reminderTime).toBe("07:30");
  await page.reload();
  await expect(page.getByLabel("Remind me by e-mail")).not.toBeChecked();
  await expect(page.getByLabel("Tasks without a time")).toHaveValue("07:30");
});

test("a choice that cannot be stored is told, and taken back", async ({ page, api, allowErrors }) => {
  expect((await api.preferences.get.query()).remindersByMail).toBeNull();
  allowErrors(/Failed to load resource/);
  await page.goto("/settings/notifications");
  await untilHydrated(page);
  await page.route("**/preferences.update**", (route) => route.abort());
  // The browser ticks it at once; it is ticked again when the answer is known.
  await page.getByLabel("Remind me by e-mail").click();
  await expect(page.getByText(/This was not saved/).first()).toBeVisible();
  await expect(page.getByLabel("Remind me by e-mail")).toBeChecked();
});
