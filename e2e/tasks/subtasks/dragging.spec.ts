import { expectNoViolations } from "../../setup/axe";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";
import { dragOnto } from "../../pages/drag";

test("a task that is dragged to the right becomes a subtask of the one above it, and to the left leaves it", async ({
  page,
  tasks,
  api,
}) => {
  for (const title of ["Water the plants", "Pack", "Move house"]) await api.tasks.create.mutate({ title });
  await page.goto("/inbox");
  await tasks.expectTitles(["Move house", "Pack", "Water the plants"]);
  await untilHydrated(page);
  await dragOnto(page, tasks.link("Pack"), { right: 48 });
  await expect(tasks.row("Move house").locator("[data-drop=into]")).toHaveCount(1);
  await expect(page.locator("[data-live-region]").first()).toHaveText("Make a subtask of “Move house”");
  await page.mouse.up();
  await expect(tasks.notifications).toContainText("“Pack” is a subtask of “Move house” now");
  await expect(tasks.row("Pack")).toHaveAttribute("aria-level", "2");
  await dragOnto(page, tasks.link("Water the plants"), { right: 80 });
  await expect(tasks.row("Pack").locator("[data-drop=into]")).toHaveCount(1);
  await page.mouse.up();
  await expect(tasks.row("Water the plants")).toHaveAttribute("aria-level", "3");
  await expectNoViolations(page);
  await dragOnto(page, tasks.link("Water the plants"), { right: -80 });
  await page.mouse.up();
  await expect(tasks.notifications).toContainText("“Water the plants” is no subtask now");
  await expect(tasks.row("Water the plants")).toHaveAttribute("aria-level", "1");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(tasks.row("Water the plants")).toHaveAttribute("aria-level", "3");
});

test("all selected tasks are dragged among others and below another one, each by one undo", async ({
  page,
  tasks,
  api,
}) => {
  for (const title of ["Ask", "Bake", "Call", "Dig"]) await api.tasks.create.mutate({ title });
  await page.goto("/inbox?sort=position");
  await tasks.expectTitles(["Ask", "Bake", "Call", "Dig"]);
  for (const title of ["Bake", "Dig"]) await tasks.link(title).click({ modifiers: ["ControlOrMeta"] });
  await dragOnto(page, tasks.link("Dig"), tasks.row("Ask").getByRole("checkbox"));
  await page.mouse.move(600, (await tasks.row("Ask").boundingBox())?.y ?? 0);
  await page.mouse.up();
  await tasks.expectTitles(["Bake", "Dig", "Ask", "Call"]);
  await page.keyboard.press("ControlOrMeta+z");
  await tasks.expectTitles(["Ask", "Bake", "Call", "Dig"]);
  await dragOnto(page, tasks.link("Bake"), { right: 48 });
  await page.mouse.up();
  await expect(tasks.notifications).toContainText("2 tasks are subtasks of “Ask” now");
  await tasks.expectTitles(["Ask", "Bake", "Dig", "Call"]);
  await page.keyboard.press("ControlOrMeta+z");
  await tasks.expectTitles(["Ask", "Bake", "Call", "Dig"]);
});

test("a task is not dragged deeper than subtasks go, and says so", async ({ page, tasks, api }) => {
  let parentId: string | null = null;
  for (const title of ["One", "Two", "Three", "Four", "Five"])
    ({ id: parentId } = await api.tasks.create.mutate({ title, parentId }));
  await api.tasks.create.mutate({ title: "Pack" });
  await page.goto("/inbox?sort=title");
  for (const title of ["One", "Two", "Three", "Four"]) {
    await tasks.link(title).focus();
    await page.keyboard.press("ArrowRight");
  }
  await tasks.expectTitles(["One", "Two", "Three", "Four", "Five", "Pack"]);
  await dragOnto(page, tasks.link("Pack"), { right: 170 });
  await expect(tasks.row("Five").locator("[data-drop=into]")).toHaveCount(1);
  await page.mouse.up();
  await expect(tasks.notifications).toContainText("Subtasks go 5 levels deep at most.");
  await expect(tasks.row("Pack")).toHaveAttribute("aria-level", "1");
});

test(
  "a finger that rests on a task drags it below the one above it",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    for (const title of ["Pack", "Move house"]) await api.tasks.create.mutate({ title });
    await page.goto("/inbox");
    await tasks.expectTitles(["Move house", "Pack"]);
    await untilHydrated(page);
    const device = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) =>
      device.send("Input.dispatchTouchEvent", { type, touchPoints: at === undefined ? [] : [at] });
    const box = await tasks.row("Pack").boundingBox();
    if (box === null) throw new Error("The row is not on the page.");
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await touch("touchStart", from);
    await expect(tasks.row("Pack").locator("[data-dragged]")).toHaveCount(1);
    for (const by of [16, 32, 48]) await touch("touchMove", { x: from.x + by, y: from.y });
    await expect(tasks.row("Move house").locator("[data-drop=into]")).toHaveCount(1);
    await touch("touchEnd");
    await expect(tasks.row("Pack")).toHaveAttribute("aria-level", "2");
  },
);
