import { expect, test } from "../setup/fixtures";
import { expectNoViolations } from "../setup/axe";

const far = "Pacific/Kiritimati";
const phone = { tag: "@phone" };

test("the zone of the first device is stored, and nobody is asked about it", async ({ page, api }) => {
  await page.goto("/today");
  await expect.poll(async () => (await api.preferences.get.query()).timeZone).not.toBeNull();
  await expect(page.getByRole("region", { name: "Time zone" })).toHaveCount(0);
});

test("on a device in another zone the page asks, and its answer counts", phone, async ({ page, api }) => {
  await api.preferences.update.mutate({ timeZone: far });
  await page.goto("/today");
  const question = page.getByRole("region", { name: "Time zone" });
  await expect(question).toContainText("Your days are counted by Kiritimati time.");
  await expectNoViolations(page);
  await question.getByRole("button", { name: /^Use / }).click();
  await expect(question).toHaveCount(0);
  await expect.poll(async () => (await api.preferences.get.query()).timeZone).not.toBe(far);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(question).toHaveCount(0);
});

test("who keeps their zone is not asked again, here or, if they say so, anywhere", async ({ page, api }) => {
  await api.preferences.update.mutate({ timeZone: far });
  const question = page.getByRole("region", { name: "Time zone" });
  await page.goto("/today");
  await question.getByRole("button", { name: "Keep Kiritimati time" }).click();
  await page.goto("/upcoming");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(question).toHaveCount(0);
  await page.evaluate(() => localStorage.removeItem("keel:zone-kept"));
  await page.reload();
  await question.getByRole("button", { name: /^Never ask/ }).click();
  await expect(question).toHaveCount(0);
  const { timeZone, keptZones } = await api.preferences.get.query();
  expect([timeZone, keptZones.length]).toEqual([far, 1]);
});

test("an answer that cannot be stored is told, and the question stays", async ({ page, api, allowErrors }) => {
  allowErrors(/Failed to load resource/);
  await api.preferences.update.mutate({ timeZone: far });
  await page.goto("/today");
  await page.route("**/preferences.update**", (route) => route.abort());
  await page.getByRole("button", { name: /^Use / }).click();
  await expect(page.getByText(/The time zone was not changed/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Time zone" })).toBeVisible();
});

test("a zone, a clock and a start page are chosen in the settings", phone, async ({ page, api }) => {
  await page.goto("/settings/dates");
  await page.getByRole("button", { name: /^Time zone:/ }).click();
  await page.getByRole("textbox", { name: "Search for a city" }).fill("lisb");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Time zone: Lisbon Europe/Lisbon" })).toBeVisible();
  await page.getByLabel("Clock").selectOption("12 hours, 2:30 pm");
  await page.getByLabel("First day of the week").selectOption("Saturday");
  await page.getByLabel("Start page").selectOption("Upcoming");
  const chosen = { timeZone: "Europe/Lisbon", hourCycle: "h12", weekStartsOn: 6, startPage: "upcoming" };
  await expect.poll(async () => api.preferences.get.query()).toMatchObject(chosen);
  await expectNoViolations(page);
  await api.tasks.create.mutate({ title: "Sail", dueAt: "2099-06-01T13:30:00Z" });
  await page.goto("/");
  await expect(page).toHaveURL(/\/upcoming$/);
  await expect(page.getByText("2:30 pm").first()).toBeVisible();
});

test("the logo and the installed app lead to the start page", async ({ page, api }) => {
  await api.preferences.update.mutate({ startPage: "inbox" });
  await page.goto("/completed");
  await page.getByRole("complementary", { name: "Sidebar" }).getByRole("link", { name: "Keel" }).click();
  await expect(page).toHaveURL(/\/inbox$/);
  const { start_url: start }: { start_url: string } = await (await page.request.get("/manifest.webmanifest")).json();
  await page.goto("/completed");
  await page.goto(start);
  await expect(page).toHaveURL(/\/inbox$/);
});

test("a choice that cannot be stored is taken back, and told", async ({ page, api, allowErrors }) => {
  expect((await api.preferences.get.query()).hourCycle).toBeNull();
  allowErrors(/Failed to load resource/);
  await page.goto("/settings/dates");
  await page.route("**/preferences.update**", (route) => route.abort());
  await page.getByLabel("Clock").selectOption("12 hours, 2:30 pm");
  await expect(page.getByText(/This was not saved/).first()).toBeVisible();
  await expect(page.getByLabel("Clock")).toHaveValue("");
});

test("a choice in one tab counts in the other", async ({ page, context, api }) => {
  await api.tasks.create.mutate({ title: "Sail", dueAt: "2099-06-01T13:30:00Z" });
  await api.preferences.update.mutate({ timeZone: "UTC" });
  await page.goto("/tasks");
  await expect(page.getByText(/13:30/).first()).toBeVisible();
  const settings = await context.newPage();
  await settings.goto("/settings/dates");
  await settings.getByLabel("Clock").selectOption("12 hours, 2:30 pm");
  await expect(page.getByText(/1:30 pm/).first()).toBeVisible();
});

test("the way back from the settings, and the name of the product, lead to the chosen start page", async ({
  page,
  api,
}) => {
  await api.preferences.update.mutate({ startPage: "inbox" });
  await page.goto("/settings/profile");
  await page.getByRole("link", { name: "Back to tasks" }).click();
  await expect(page).toHaveURL(/\/inbox$/);
  await page.goto("/");
  await expect(page).toHaveURL(/\/inbox$/);
});
