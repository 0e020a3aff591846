import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { paste } from "../../pages/paste";

test(
  "a pasted list becomes that many tasks in its order, which one Undo takes back",
  { tag: "@phone" },
  async ({ page, tasks, api }) => {
    await page.goto("/tasks");
    await paste(tasks, "- Buy milk tomorrow\n* [ ] Call mum p1\n\n1. Pay rent @bills\n");
    const choice = page.getByRole("group", { name: "You pasted 3 lines" });
    await expect(choice.getByRole("list", { name: "New tasks" })).toContainText("Buy milk");
    await expect(choice).toContainText("Tomorrow");
    const add = choice.getByRole("button", { name: "Add 3 tasks" });
    await expect(add).toBeFocused();
    await expectNoViolations(page);
    await page.keyboard.press("Enter");
    await tasks.expectTitles(["Buy milk", "Call mum", "Pay rent"]);
    await expect(tasks.addField).toBeFocused();
    await expect
      .poll(async () => (await api.tasks.list.query()).items)
      .toMatchObject([
        { title: "Buy milk", dueOn: dayFromNow(1) },
        { title: "Call mum", priority: "high" },
        { title: "Pay rent", tags: ["bills"] },
      ]);
    await tasks.notifications.filter({ hasText: "Added 3 tasks" }).getByRole("button", { name: "Undo" }).click();
    await tasks.expectTitles([]);
    await expect.poll(async () => (await api.tasks.list.query()).items).toEqual([]);
  },
);

test("pasted lines can be one task, and what stands in the field stays", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  await tasks.addField.fill("Buy: ");
  await paste(tasks, "milk\nbread\n\neggs\n");
  await page.getByRole("button", { name: "Paste as one line" }).click();
  await expect(tasks.addField).toHaveValue("Buy: milk bread eggs");
  await expect(tasks.addField).toBeFocused();
  await tasks.addField.press("Enter");
  await expect
    .poll(async () => (await api.tasks.list.query()).items.map(({ title }) => title))
    .toEqual(["Buy: milk bread eggs"]);
});

test("Escape pastes nothing, and leaves the field as it was", async ({ page, tasks, api }) => {
  await page.goto("/tasks");
  await tasks.addField.fill("Buy");
  await paste(tasks, "milk\nbread");
  await expect(page.getByRole("button", { name: "Add 2 tasks" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("group", { name: "You pasted 2 lines" })).toHaveCount(0);
  await expect(tasks.addField).toBeFocused();
  await expect(tasks.addField).toHaveValue("Buy");
  expect((await api.tasks.list.query()).items).toEqual([]);
});

test("too many lines, and lines that are too long, are refused with the reason", async ({ page, tasks }) => {
  await page.goto("/tasks");
  await paste(tasks, Array.from({ length: 201 }, (_, index) => `Line ${index}`).join("\n"));
  const choice = page.getByRole("group", { name: /^You pasted/ });
  await expect(choice).toContainText("These are 201 lines. Paste at most 200 at once.");
  await expect(choice.getByRole("button", { name: /^Add/ })).toHaveCount(0);
  await choice.getByRole("button", { name: "Cancel" }).click();
  await paste(tasks, `Short\n${"x".repeat(501)}`);
  await expect(choice).toContainText("Use at most 500 characters for a task. Too long: task 2.");
});

test("the indented lines of a pasted list become subtasks", async ({ page, tasks, api }) => {
  await page.goto("/inbox");
  await paste(
    tasks,
    "- Move house\n  - Pack the books\n    - [ ] Buy boxes\n  - Call the movers tomorrow\n- Water the plants",
  );
  await page.getByRole("button", { name: "Add 5 tasks" }).press("Enter");
  await tasks.expectTitles(["Move house", "Water the plants"]);
  await expect(tasks.row("Move house")).toContainText("0/2");
  await tasks.link("Move house").press("ArrowRight");
  await tasks.expectTitles(["Move house", "Pack the books", "Call the movers", "Water the plants"]);
  await expect.poll(async () => (await api.tasks.counts.query({})).inbox).toBe(5);
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await tasks.expectTitles([]);
});
