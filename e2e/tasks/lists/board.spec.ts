import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";
import { BoardPages } from "../../pages/board-pages";

test("a list becomes a board and a list again, with the same filter and the same open task @phone", async ({
  page,
  tasks,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Pay rent", priority: "high" });
  await api.tasks.create.mutate({ title: "Call Mum", priority: "low" });
  const board = new BoardPages(page);
  await page.goto("/tasks?group=priority");
  await tasks.layOutAs("Board");
  await board.expectColumns({ "High priority": ["Pay rent"], "Medium priority": [], "Low priority": ["Call Mum"] });
  await expect(page).toHaveURL(/\?group=priority&layout=board$/);
  await expectNoViolations(page);
  await page.reload();
  await board.expectColumns({ "High priority": ["Pay rent"], "Medium priority": [], "Low priority": ["Call Mum"] });
  await tasks.open("Pay rent");
  await tasks.closePanel();
  await page.goto("/tasks?priority=low");
  await board.expectColumns({ "No date": ["Call Mum"] });
  await tasks.layOutAs("List");
  await tasks.expectTitles(["Call Mum"]);
});

test("a card is dragged into another column, which changes the task, and Undo brings it back", async ({
  page,
  tasks,
  api,
}) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", priority: "low", dueOn: dayFromNow(0) });
  const board = new BoardPages(page);
  await page.goto("/today?group=priority&layout=board");
  await untilHydrated(page);
  await board.drag("Pay rent", "High priority");
  await board.expectColumns({ "High priority": ["Pay rent"], "Low priority": [] });
  await expect(tasks.notifications).toContainText("now has high priority");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("high");
  await tasks.notifications.getByRole("button", { name: "Undo" }).click();
  await board.expectColumns({ "Low priority": ["Pay rent"] });
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("low");
});

test("in a project the columns are its sections, and a card keeps the place where it was dropped", async ({
  page,
  tasks,
  api,
}) => {
  const { id: projectId } = await api.projects.create.mutate({ name: "Home" });
  const { id: doing } = await api.sections.create.mutate({ projectId, name: "Doing" });
  await api.sections.create.mutate({ projectId, name: "Done" });
  await api.tasks.create.mutate({ title: "Paint", projectId, sectionId: doing });
  await api.tasks.create.mutate({ title: "Sand", projectId, sectionId: doing });
  const { id } = await api.tasks.create.mutate({ title: "Measure", projectId });
  const board = new BoardPages(page);
  await page.goto(`/projects/${projectId}?sort=position&layout=board`);
  await board.expectColumns({ "No section": ["Measure"], Doing: ["Paint", "Sand"], Done: [] });
  await untilHydrated(page);
  await board.drag("Measure", "Doing", { before: "Sand" });
  await board.expectColumns({ "No section": [], Doing: ["Paint", "Measure", "Sand"] });
  await expect(tasks.notifications).toContainText("Moved “Measure” to Doing");
  await expect.poll(async () => (await api.tasks.byId.query({ id })).sectionId).toBe(doing);
  await page.reload();
  await board.expectColumns({ Doing: ["Paint", "Measure", "Sand"] });
});

test("a board is used by keys alone", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", priority: "high", dueOn: dayFromNow(0) });
  await api.tasks.create.mutate({ title: "Call Mum", priority: "medium", dueOn: dayFromNow(0) });
  const board = new BoardPages(page);
  await page.goto("/today?group=priority&layout=board");
  await untilHydrated(page);
  // Keys go to the board once it has arrived.
  await board.expectColumns({ "High priority": ["Pay rent"], "Medium priority": ["Call Mum"] });
  await page.keyboard.press("j");
  await expect(tasks.link("Pay rent")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tasks.link("Call Mum")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Add task to Medium priority" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "Add task to Low priority" })).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(tasks.link("Pay rent")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(tasks.notifications).toContainText("now has medium priority");
  await expect(tasks.link("Pay rent")).toBeFocused();
  await page.keyboard.press("Alt+ArrowRight");
  await board.expectColumns({ "Low priority": ["Pay rent"] });
  await expect.poll(async () => (await api.tasks.byId.query({ id })).priority).toBe("low");
  await page.keyboard.press("Alt+ArrowRight");
  await board.expectColumns({ "Low priority": ["Pay rent"] });
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await board.expectColumns({ "High priority": ["Pay rent"] });
  await tasks.link("Pay rent").focus();
  await page.keyboard.press("Space");
  await board.expectColumns({ "High priority": [] });
});

test("a task that is added to a column gets what it stands for @phone", async ({ page, api }) => {
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: dayFromNow(1) });
  const board = new BoardPages(page);
  await page.goto("/upcoming?layout=board");
  await untilHydrated(page);
  await page.getByRole("button", { name: "Add task to Tomorrow" }).click();
  const sheet = page.getByRole("dialog", { name: "New task in “Tomorrow”" });
  await sheet.getByLabel("Add a task", { exact: true }).fill("Buy milk");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await board.expectColumns({ Tomorrow: ["Pay rent", "Buy milk"] });
});

test("a card that is dropped on what is overdue, or let go with Escape, stays where it is", async ({ page, api }) => {
  await api.tasks.create.mutate({ title: "Tax return", dueOn: dayFromNow(-2) });
  await api.tasks.create.mutate({ title: "Pay rent", dueOn: dayFromNow(0) });
  const board = new BoardPages(page);
  await page.goto("/today?layout=board");
  await untilHydrated(page);
  await board.drag("Pay rent", "Overdue");
  await board.expectColumns({ Overdue: ["Tax return"], Today: ["Pay rent"] });
  await board.drag("Tax return", "Today", { escape: true });
  await board.expectColumns({ Overdue: ["Tax return"], Today: ["Pay rent"] });
  await board.drag("Tax return", "Today");
  await board.expectColumns({ Today: ["Tax return", "Pay rent"] });
});
