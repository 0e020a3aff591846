import { expect, test } from "../../setup/fixtures";

test("tasks get an order of their own by keys, and one is written for each move", async ({ page, tasks, api }) => {
  for (const title of ["Pack", "Call", "Clean"]) await api.tasks.create.mutate({ title });
  await page.goto("/inbox");
  await tasks.link("Pack").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(tasks.notifications).toContainText("Sort this list by “Manual” to move tasks in it.");
  await tasks.sortBy("Manual");
  await expect(page.getByRole("button", { name: /^Sort order/ })).toHaveCount(0);
  await tasks.expectTitles(["Pack", "Call", "Clean"]);
  await tasks.link("Pack").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await tasks.expectTitles(["Call", "Pack", "Clean"]);
  await expect(tasks.link("Pack")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await tasks.expectTitles(["Call", "Clean", "Pack"]);
  await page.keyboard.press("Control+z");
  await tasks.expectTitles(["Call", "Pack", "Clean"]);
  await page.reload();
  await tasks.expectTitles(["Call", "Pack", "Clean"]);
  const { items } = await api.tasks.list.query({});
  expect(items.filter(({ title }) => title !== "Pack").map(({ version }) => version)).toEqual([1, 1]);
});
