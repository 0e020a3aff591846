import type { Page } from "@playwright/test";
import { expectNoViolations } from "../setup/axe";
import { expect, test } from "../setup/fixtures";
import { tabTo } from "../pages/tab-to";

const palette = (page: Page) => page.getByRole("dialog", { name: "Command palette" });
const field = (page: Page) => palette(page).getByRole("combobox", { name: "Command palette" });

async function open(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
}

test("by keyboard alone, a list is opened, a command is run and a task is found", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Call the plumber" });
  await api.tasks.create.mutate({ title: "Água e luz" });
  await page.goto("/today");
  await open(page);
  await page.keyboard.type("go upc");
  await expect(palette(page).getByRole("option")).toHaveText(["Search all tasks for “go upc”"]);
  await field(page).fill("upc");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/upcoming$/);
  await expect(palette(page)).toHaveCount(0);

  await open(page);
  await page.keyboard.type("agua");
  await expect(palette(page).getByRole("option", { name: "Água e luz" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(tasks.panel).toBeVisible();
  await expect(tasks.field("Title")).toHaveValue("Água e luz");
});

test("it acts on the selected task, and the focus returns to it", async ({ page, tasks, api }) => {
  await api.tasks.create.mutate({ title: "Call the plumber", priority: "low" });
  await page.goto("/tasks");
  await tabTo(tasks.link("Call the plumber"));
  await open(page);
  await expect(palette(page).getByText("Task “Call the plumber”")).toBeVisible();
  await page.keyboard.type("high");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await api.tasks.list.query({})).items[0]?.priority).toBe("high");
  await expect(tasks.link("Call the plumber")).toBeFocused();
});

test("it opens from a text field, which keeps its text; Escape leaves everything as it was", async ({
  page,
  tasks,
}) => {
  await page.goto("/today");
  await tasks.addField.fill("Half a thought");
  await open(page);
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
  await expect(tasks.addField).toHaveValue("Half a thought");
  await expect(tasks.addField).toBeFocused();
});

test("what is not known can be searched for in all tasks", async ({ page, api }) => {
  await api.tasks.create.mutate({ title: "Call the plumber" });
  await page.goto("/today");
  await open(page);
  await page.keyboard.type("zzz");
  await expect(palette(page).getByRole("option")).toHaveText(["Search all tasks for “zzz”"]);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tasks\?search=zzz$/);
});

test("settings, themes and projects are found; a menu that is open keeps the keys", async ({ page, api }) => {
  await api.projects.create.mutate({ name: "Home renovation" });
  await page.goto("/today");
  await page
    .getByRole("button", { name: /^Account/ })
    .first()
    .click();
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toHaveCount(0);
  await page.getByRole("menuitem", { name: /^Command palette/ }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await open(page);
  await page.keyboard.type("reno");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/projects\//);
  await expect(page).toHaveTitle(/^Home renovation/);
  await open(page);
  await page.keyboard.type("profile");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settings\/profile$/);
});

test("axe finds nothing in the palette", async ({ page, api }) => {
  await api.tasks.create.mutate({ title: "Call the plumber" });
  await page.goto("/today");
  await open(page);
  await page.keyboard.type("p");
  await expect(palette(page).getByRole("option").first()).toBeVisible();
  await expectNoViolations(page);
});
