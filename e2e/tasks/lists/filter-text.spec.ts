import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";

test.beforeEach(async ({ page, api, tasks }) => {
  const { id: projectId } = await api.projects.create.mutate({ name: "Spring cleaning" });
  await api.tasks.create.mutate({ title: "Tax return", priority: "high", tags: ["money", "home"] });
  await api.tasks.create.mutate({ title: "Call the bank", priority: "high", tags: ["money"] });
  await api.tasks.create.mutate({ title: "Wash the curtains", tags: ["home"], projectId });
  await page.goto("/tasks");
  await tasks.expectTitles(["Wash the curtains", "Call the bank", "Tax return"]);
  await tasks.openToolbar();
});

test("a filter is written as one line of text, and the menus say the same @phone", async ({ page, tasks }) => {
  const text = page.getByLabel("As text");
  await text.fill("p1 & @money & !@home");
  await text.press("Enter");
  await tasks.expectTitles(["Call the bank"]);
  await expect(page).toHaveURL(/\?priority=high&tags=money&tagsNone=home$/);
  await expect(page.getByRole("button", { name: "Priority: High" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Tag: money; not home" })).toBeVisible();
  await tasks.filter("Priority", "High");
  await expect(text).toHaveValue("@money & !@home");
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(text).toHaveValue("");
  await tasks.expectTitles(["Wash the curtains", "Call the bank", "Tax return"]);
});

test("a text that is no filter stays with the word that is wrong, and changes nothing @phone", async ({
  page,
  tasks,
}) => {
  const text = page.getByLabel("As text");
  await text.fill("p1 & tomorrow");
  await text.press("Enter");
  await expect(text).toHaveAccessibleDescription(/^“tomorrow” at character 6 is no filter\./);
  await expect(text).toHaveValue("p1 & tomorrow");
  await tasks.expectTitles(["Wash the curtains", "Call the bank", "Tax return"]);
  await expect(page).toHaveURL(/\/tasks$/);
  await expectNoViolations(page);
  await text.fill("p1 & #nowhere");
  await expect(text).toHaveAccessibleDescription("");
  await text.press("Enter");
  await expect(text).toHaveAccessibleDescription("“#nowhere” at character 6 is no project of yours.");
  await text.press("Escape");
  await expect(text).toHaveValue("");
});

test("tags and projects are completed with the keyboard, or pressed @phone", async ({ page, tasks }) => {
  const text = page.getByLabel("As text");
  await text.pressSequentially("!@mo");
  const offered = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(offered).toHaveText(["money"]);
  await expectNoViolations(page);
  await text.press("ArrowDown");
  await text.press("Enter");
  await expect(text).toHaveValue("!@money");
  await text.pressSequentially(" & #spri");
  await offered.getByText("Spring cleaning").click();
  await expect(text).toHaveValue('!@money & #"Spring cleaning"');
  await text.press("Enter");
  await tasks.expectTitles(["Wash the curtains"]);
});

test("a page decides about its days itself, and says so", async ({ page, tasks }) => {
  await page.goto("/today");
  await tasks.openToolbar();
  const text = page.getByLabel("As text");
  await text.fill("@home & overdue");
  await text.press("Enter");
  await expect(text).toHaveAccessibleDescription(/^“overdue” at character 9 is not chosen here/);
});
