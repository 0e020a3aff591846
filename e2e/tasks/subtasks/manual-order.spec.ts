import type { Locator, Page } from "@playwright/test";
import { untilHydrated } from "../../setup/hydrated";
import { expect, test } from "../../setup/fixtures";
import type { Api } from "../../pages/people";
import type { TaskPages } from "../../pages/task-pages";

/** Opens the inbox with these tasks in the order of their owner. Returns their ids. */
async function openInOrder(page: Page, tasks: TaskPages, api: Api, titles: readonly string[]) {
  const ids: string[] = [];
  for (const title of titles) ids.push((await api.tasks.create.mutate({ title })).id);
  await page.goto("/inbox?sort=position");
  await tasks.expectTitles(titles);
  await untilHydrated(page);
  return ids;
}

async function middleOf(row: Locator) {
  const box = await row.boundingBox();
  if (box === null) throw new Error("The row is not on the page.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, above: box.y + 2 };
}

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

test("a task is dragged with the mouse, and Escape leaves it where it was", async ({ page, tasks, api }) => {
  const [, , id] = await openInOrder(page, tasks, api, ["Pack", "Call", "Clean"]);
  const drag = async (title: string, to: string) => {
    await tasks.link(title).hover();
    await page.mouse.down();
    const { x, above } = await middleOf(tasks.row(to));
    await page.mouse.move(x, above, { steps: 8 });
    await expect(tasks.row(to).locator("[data-drop=above]")).toHaveCount(1);
  };
  await drag("Clean", "Pack");
  await page.mouse.up();
  await tasks.expectTitles(["Clean", "Pack", "Call"]);
  await expect(page).not.toHaveURL(/task=/);
  await expect.poll(async () => (await api.tasks.byId.query({ id: id ?? "" })).version).toBe(2);
  await drag("Call", "Clean");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await tasks.expectTitles(["Clean", "Pack", "Call"]);
  await tasks.open("Call");
});

test(
  "a finger that rests on a task drags it, and one that moves on scrolls",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await openInOrder(page, tasks, api, ["Pack", "Call", "Clean"]);
    const device = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
      device.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [at] });
    const from = await middleOf(tasks.row("Clean"));
    const to = await middleOf(tasks.row("Pack"));
    await touch("touchStart", from);
    await touch("touchMove", { x: from.x, y: from.y - 40 });
    await touch("touchEnd");
    await tasks.expectTitles(["Pack", "Call", "Clean"]);
    await touch("touchStart", from);
    await expect(tasks.row("Clean").locator("[data-dragged]")).toHaveCount(1);
    for (const part of [0.3, 0.6, 1]) await touch("touchMove", { x: from.x, y: from.y + (to.above - from.y) * part });
    await expect(tasks.row("Pack").locator("[data-drop=above]")).toHaveCount(1);
    await touch("touchEnd");
    await tasks.expectTitles(["Clean", "Pack", "Call"]);
  },
);
