import { withholdCopy, withholdLive } from "../../pages/device";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";

const titles = ["Old notes", "Draft", "Receipt"];

test.beforeEach(async ({ api }) => {
  for (const title of titles) {
    const { id } = await api.tasks.create.mutate({ title });
    await api.tasks.delete.mutate({ id });
  }
});

test(
  "a task in the trash is deleted permanently, after a question, by keyboard too",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    const left = async () => (await api.tasks.list.query({ trash: true })).items.map(({ title }) => title).toSorted();
    await page.goto("/trash");
    await untilHydrated(page);
    const dialog = page.getByRole("dialog", { name: "Delete permanently?" });
    await page.getByRole("button", { name: "Delete Draft permanently" }).click();
    await expect(dialog).toContainText("“Draft” cannot be restored.");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toHaveCount(0);
    expect(await left()).toEqual(["Draft", "Old notes", "Receipt"]);

    await page.getByRole("button", { name: "Delete Draft permanently" }).focus();
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("listitem").filter({ hasText: "Draft" })).toHaveCount(0);
    await expect(tasks.notifications).toContainText("Deleted “Draft” permanently");
    await expect(page.locator(":focus")).toHaveAccessibleName("Restore Old notes");
    expect(await left()).toEqual(["Old notes", "Receipt"]);
  },
);

test("the trash is emptied, in every tab, and stays so after a reload", async ({ page, context, api }) => {
  const other = await context.newPage();
  await other.goto("/trash");
  await page.goto("/trash");
  await untilHydrated(page);
  await page.getByRole("button", { name: "Empty trash" }).click();
  const dialog = page.getByRole("dialog", { name: "Empty the trash?" });
  await expect(dialog).toContainText("3 tasks will be deleted permanently");
  await dialog.getByRole("button", { name: "Empty trash" }).click();
  for (const tab of [page, other]) await expect(tab.getByText("The trash is empty").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Empty trash" })).toHaveCount(0);
  expect((await api.tasks.list.query({ trash: true })).items).toEqual([]);
  await page.reload();
  await expect(page.getByText("The trash is empty")).toBeVisible();
});

test("what could not be deleted stays, with the reason", async ({ page, api, allowErrors }) => {
  allowErrors(/status of 409/);
  // Another device restores it, and this page does not hear of it.
  await withholdCopy(page);
  await withholdLive(page);
  await page.goto("/trash");
  await untilHydrated(page);
  await page.getByRole("button", { name: "Delete Draft permanently" }).click();
  const [draft] = (await api.tasks.list.query({ trash: true, search: "Draft" })).items;
  await api.tasks.restore.mutate({ id: draft?.id ?? "" });
  const dialog = page.getByRole("dialog", { name: "Delete permanently?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(dialog).toContainText("The task has changed since.");
  expect((await api.tasks.list.query()).items).toHaveLength(1);
});
