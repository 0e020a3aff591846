import type { Page } from "@playwright/test";
import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";
import { paste } from "../../pages/paste";

/** The form above the list, not the panel of an open task. */
const description = (page: Page) => page.locator("form").getByRole("textbox", { name: "Description" });

test("a line break goes on to the description, by keyboard alone", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  await tasks.addField.focus();
  await page.keyboard.type("Pack for Oslo p1");
  await page.keyboard.press("Shift+Enter");
  await expect(description(page)).toBeFocused();
  await page.keyboard.type("Passport");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Warm socks");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(tasks.addField).toBeFocused();
  await expect(tasks.addField).toHaveValue("Pack for Oslo p1");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("ControlOrMeta+Enter");
  await tasks.expectTitles(["Pack for Oslo"]);
  await expect(tasks.addField).toBeFocused();
  await expect(tasks.addField).toHaveValue("");
  await expect(description(page)).toHaveCount(0);
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Pack for Oslo", description: "Passport\nWarm socks", priority: "high" }]);
});

test(
  "a description is written with the task, kept over a reload, and refused where it is too long",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await page.goto("/tasks");
    await tasks.addField.fill("Pack");
    await page.getByRole("button", { name: "Description", exact: true }).click();
    await expect(description(page)).toBeFocused();
    await description(page).fill("x".repeat(10_001));
    await expect(page.getByText("Use at most 10000 characters. This has 10001.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Add task" })).toBeDisabled();
    await tasks.addField.press("Enter");
    await expect(description(page)).toHaveValue(/^x+$/u);
    await expectNoViolations(page);
    await description(page).fill("Passport");
    await page.reload();
    await expect(tasks.addField).toHaveValue("Pack");
    await tasks.addField.focus();
    await expect(description(page)).toHaveValue("Passport");
    await tasks.addField.press("Enter");
    await tasks.expectTitles(["Pack"]);
    await expect
      .poll(async () => (await api.tasks.list.query()).items)
      .toMatchObject([{ title: "Pack", description: "Passport" }]);
  },
);

test("pasted lines can be one task with a description", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  await tasks.addField.fill("Recipe: ");
  await paste(tasks, "Pancakes p1\r\n- milk\r\n\r\n  - 2 eggs\n");
  await page.getByRole("button", { name: "1 task with a description" }).click();
  await expect(tasks.addField).toHaveValue("Recipe: Pancakes p1");
  await expect(description(page)).toHaveValue("- milk\n\n  - 2 eggs");
  await tasks.addField.press("Enter");
  await expect
    .poll(async () => (await api.tasks.list.query()).items)
    .toMatchObject([{ title: "Recipe: Pancakes", description: "- milk\n\n  - 2 eggs", priority: "high" }]);
});
