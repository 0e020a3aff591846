import { expect, test } from "../setup/fixtures";

test(
  "the shortcut of the installed app leads to the field that adds a task, once",
  { tag: "@phone" },
  async ({ page, tasks }) => {
    await page.goto("/today?add");
    await expect(tasks.addField).toBeFocused();
    await expect(page).toHaveURL(/\/today$/);
    await page.keyboard.type("Buy a rope");
    await page.keyboard.press("Enter");
    await tasks.expectTitles(["Buy a rope"]);
  },
);
