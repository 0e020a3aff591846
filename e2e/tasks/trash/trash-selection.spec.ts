import type { Page } from "@playwright/test";
import { withholdCopy, withholdLive } from "../../pages/device";
import type { Api } from "../../pages/people";
import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";

const titles = ["Old notes", "Draft", "Receipt"];

const bar = (page: Page) => page.getByRole("region", { name: "Selected tasks" });
const box = (page: Page, title: string) => page.getByRole("checkbox", { name: `Select ${title}` });
const titlesIn = async (api: Api, trash: boolean) =>
  (await api.tasks.list.query({ trash })).items.map(({ title }) => title).toSorted();

async function openTrash(page: Page) {
  await page.goto("/trash");
  await expect(page.getByRole("checkbox")).toHaveCount(3);
  await untilHydrated(page);
}

async function expectSelected(page: Page, selected: readonly string[]) {
  for (const title of titles) await expect(box(page, title)).toBeChecked({ checked: selected.includes(title) });
  if (selected.length > 0) await expect(bar(page)).toContainText(`${selected.length} selected`);
  else await expect(bar(page)).toHaveCount(0);
}

test.beforeEach(async ({ api }) => {
  for (const title of titles) {
    const { id } = await api.tasks.create.mutate({ title });
    await api.tasks.delete.mutate({ id });
  }
});

test("tasks in the trash are selected by their boxes, with Ctrl and with Shift, restored at once, and go back by one undo", async ({
  page,
  tasks,
  api,
}) => {
  await openTrash(page);
  await box(page, "Receipt").click();
  await expectSelected(page, ["Receipt"]);
  await box(page, "Old notes").click({ modifiers: ["Shift"] });
  await expectSelected(page, titles);
  await page.getByText("Draft", { exact: true }).click({ modifiers: ["ControlOrMeta"] });
  await expectSelected(page, ["Old notes", "Receipt"]);
  await bar(page).getByRole("button", { name: "Restore" }).click();
  await expect(tasks.notifications).toContainText("Restored 2 tasks");
  await expect(bar(page)).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await expect.poll(() => titlesIn(api, false)).toEqual(["Old notes", "Receipt"]);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(3);
  await expect.poll(() => titlesIn(api, true)).toEqual(["Draft", "Old notes", "Receipt"]);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect.poll(() => titlesIn(api, true)).toEqual(["Draft"]);
});

test("the keyboard alone selects in the trash, restores, and deletes permanently after a question", async ({
  page,
  tasks,
  api,
}) => {
  await openTrash(page);
  await page.keyboard.press("j");
  await expect(page.locator(":focus")).toHaveAccessibleName("Restore Receipt");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await expectSelected(page, ["Receipt", "Draft"]);
  await page.keyboard.press("1");
  await page.keyboard.press("r");
  await expect(tasks.notifications).toContainText("Restored 2 tasks");
  await expect(page.locator(":focus")).toHaveAccessibleName("Restore Old notes");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("checkbox")).toHaveCount(3);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  const dialog = page.getByRole("dialog", { name: "Delete 3 tasks permanently?" });
  await expect(dialog).toContainText("These 3 tasks cannot be restored.");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  expect((await api.tasks.list.query({ trash: true })).items).toMatchObject(titles.map(() => ({ priority: "medium" })));
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The trash is empty").first()).toBeVisible();
  await expect(tasks.notifications).toContainText("Deleted 3 tasks permanently");
  expect(await titlesIn(api, true)).toEqual([]);
});

test(
  "a finger selects in the trash by a tap, what is below the tasks is counted, and axe finds nothing in either theme",
  { tag: "@phone" },
  async ({ page, api }) => {
    const { id } = await api.tasks.create.mutate({ title: "Move house" });
    await api.tasks.create.mutate({ title: "Pack", parentId: id });
    await api.tasks.delete.mutate({ id });
    await page.goto("/trash");
    await untilHydrated(page);
    await page
      .locator("label")
      .filter({ has: page.getByLabel("Select Move house") })
      .click();
    await page.getByText("Draft", { exact: true }).click();
    await expect(bar(page)).toContainText("2 selected");
    await expectNoViolations(page, { dark: "every rule" });
    const frame = await bar(page).boundingBox();
    const foot = await page.locator("[data-bottom-bar]").boundingBox();
    if (foot !== null) expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeLessThanOrEqual(foot.y);
    await bar(page).getByRole("button", { name: "Delete permanently" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete 2 tasks permanently?" });
    await expect(dialog).toContainText("These 2 tasks and 1 subtask below them cannot be restored.");
    await expectNoViolations(page);
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("checkbox")).toHaveCount(2);
    expect(await titlesIn(api, true)).toEqual(["Old notes", "Receipt"]);
  },
);

test("none of the selected tasks is deleted if one was restored meanwhile, and the reason is said", async ({
  page,
  api,
  allowErrors,
}) => {
  allowErrors(/status of 409/);
  await withholdCopy(page);
  await withholdLive(page);
  await openTrash(page);
  await page.getByRole("checkbox").first().focus();
  await page.keyboard.press("ControlOrMeta+a");
  const [draft] = (await api.tasks.list.query({ trash: true, search: "Draft" })).items;
  await api.tasks.restore.mutate({ id: draft?.id ?? "" });
  await page.keyboard.press("Delete");
  const dialog = page.getByRole("dialog", { name: "Delete 3 tasks permanently?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog).toContainText("Some of these tasks are no longer in the trash");
  expect(await titlesIn(api, true)).toEqual(["Old notes", "Receipt"]);
});

test("without a connection selected tasks are restored, and none is deleted permanently", async ({
  page,
  context,
  api,
  allowErrors,
}) => {
  allowErrors(/ERR_INTERNET_DISCONNECTED|Failed to fetch|EventSource/);
  await openTrash(page);
  await box(page, "Receipt").click();
  await box(page, "Draft").click();
  await expectSelected(page, ["Draft", "Receipt"]);
  await context.setOffline(true);
  await bar(page).getByRole("button", { name: "Delete permanently" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 2 tasks permanently?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog).toContainText("You are offline.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await bar(page).getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await context.setOffline(false);
  await expect.poll(() => titlesIn(api, false)).toEqual(["Draft", "Receipt"]);
});
