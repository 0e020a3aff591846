import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { untilHydrated } from "../setup/hydrated";

const phone = { tag: "@phone" };

test("the history tells who changed what, and follows each change", phone, async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Water the fern" });
  await api.tasks.update.mutate({ id, priority: "high", description: "Every week" });
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  const history = tasks.panel.getByRole("region", { name: "History", exact: true });
  const button = history.getByRole("button", { name: "History" });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const entries = history.getByRole("listitem");
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText("Priority: Medium → High");
  await expect(entries.first()).toContainText("Added a description");
  await expect(entries.last()).toContainText("Added the task");
  await expect(entries.last()).toContainText("You");
  await expect(entries.last().locator("time")).toHaveAttribute("title", /\d{4}/);
  await expectNoViolations(page);
  await tasks.panel.getByRole("checkbox", { name: "Completed: Water the fern" }).click();
  await expect(entries.first()).toContainText("Completed");
  await api.tasks.update.mutate({ id, title: "Water the ferns" });
  await expect(entries.first()).toContainText("Title: Water the fern → Water the ferns");
  await expect(entries).toHaveCount(4);
});

test("a history that cannot be loaded says so, and is asked for again", async ({ page, tasks, api, allowErrors }) => {
  allowErrors(/Failed to load resource|ERR_FAILED/);
  const { id } = await api.tasks.create.mutate({ title: "Water the fern" });
  await page.route("**/api/trpc/**tasks.history**", (route) => route.abort());
  await page.goto(`/tasks?task=${id}`);
  await untilHydrated(page);
  const history = tasks.panel.getByRole("region", { name: "History", exact: true });
  await history.getByRole("button", { name: "History" }).click();
  await expect(history.getByRole("alert")).toContainText("The history could not be loaded.");
  await expectNoViolations(page);
  await page.unroute("**/api/trpc/**tasks.history**");
  await history.getByRole("button", { name: "Try again" }).click();
  await expect(history.getByRole("listitem")).toContainText("Added the task");
});
