import type { Page } from "@playwright/test";
import { expect, test } from "../setup/fixtures";
import type { Api } from "../pages/people";
import { expectNoViolations } from "../setup/axe";
import { expectOnDevice } from "../pages/device";

const titles = ["Paint the door", "Write the report"];

async function addTagged(api: Api): Promise<void> {
  await api.tasks.create.mutate({ title: "Paint the door", tags: ["home", "urgent"] });
  await api.tasks.create.mutate({ title: "Write the report", tags: ["work"] });
}

async function openTag(page: Page, tag: string): Promise<void> {
  await page.goto(`/tasks?tags=${encodeURIComponent(tag)}`);
  await expectOnDevice(page, titles);
}

/** The dots of a color; they say nothing that is not said in words beside them. */
const dots = (page: Page, color: string) => page.locator(`main .bg-project-${color}`);
const colorsOf = async (api: Api) =>
  Object.fromEntries((await api.tags.list.query()).items.map(({ tag, color }) => [tag, color]));

async function chooseColor(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Tag actions" }).click();
  await page.getByRole("menu").getByRole("menuitemradio", { name, exact: true }).click();
}

test(
  "a tag gets a color in its menu, which stays, follows it to a new name and is taken off again",
  { tag: "@phone" },
  async ({ page, api }) => {
    await addTagged(api);
    await openTag(page, "home");
    await expect(dots(page, "teal")).toHaveCount(0);
    await chooseColor(page, "Teal");
    // Beside the title of the page; its rows do not repeat the tag.
    await expect(dots(page, "teal")).toHaveCount(1);
    await page.getByRole("button", { name: "Tag actions" }).click();
    await expect(page.getByRole("menuitemradio", { name: "Teal" })).toBeChecked();
    await expectNoViolations(page);
    await page.keyboard.press("Escape");
    await expect.poll(() => colorsOf(api)).toEqual({ home: "teal" });
    await page.goto("/tasks");
    await expect(dots(page, "teal")).toHaveCount(1);
    await expectNoViolations(page);
    await api.tasks.renameTag.mutate({ tag: "home", to: "house" });
    await expect(page.getByRole("main").getByText("house")).toBeVisible();
    await expect(dots(page, "teal")).toHaveCount(1);
    await openTag(page, "house");
    await chooseColor(page, "None");
    await expect(dots(page, "teal")).toHaveCount(0);
    await expect.poll(() => colorsOf(api)).toEqual({});
  },
);

test("a color is chosen by keyboard, without a connection too, and Undo takes it back", async ({
  page,
  api,
  context,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED/);
  await addTagged(api);
  await openTag(page, "work");
  await page.getByRole("button", { name: "Tag actions" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Rename…" })).toBeFocused();
  await context.setOffline(true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(dots(page, "pink")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(dots(page, "pink")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(dots(page, "pink")).toHaveCount(1);
  expect(await colorsOf(api)).toEqual({});
  await context.setOffline(false);
  await expect.poll(() => colorsOf(api)).toEqual({ work: "pink" });
});

test("a color that has no room is taken back, and it is said why", async ({ page, api, tasks }) => {
  test.slow();
  await addTagged(api);
  for (let at = 0; at < 200; at += 1) await api.tags.setColor.mutate({ tag: `tag ${at}`, color: "gray" });
  await openTag(page, "home");
  await chooseColor(page, "Red");
  await expect(tasks.notifications).toContainText("At most 200 tags can have a color.");
  await expect(dots(page, "red")).toHaveCount(0);
});
