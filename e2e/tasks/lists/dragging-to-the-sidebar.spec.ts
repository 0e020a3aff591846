import { expectNoViolations } from "../../setup/axe";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { untilHydrated } from "../../setup/hydrated";
import { dragOnto } from "../../pages/drag";

test("a task is dragged to a project, to Today, to a tag and to the trash, and each is taken back", async ({
  page,
  tasks,
  api,
}) => {
  const { id: projectId } = await api.projects.create.mutate({ name: "Home" });
  await api.tasks.create.mutate({ title: "Call", tags: ["phone"] });
  const { id } = await api.tasks.create.mutate({ title: "Pay rent" });
  const stored = () => api.tasks.byId.query({ id });
  await page.goto("/inbox");
  await untilHydrated(page);
  const sidebar = page.getByRole("complementary", { name: "Sidebar" });
  const undo = tasks.notifications.getByRole("button", { name: "Undo" });
  const drop = async (name: RegExp) => {
    const link = sidebar.getByRole("link", { name });
    await dragOnto(page, tasks.link("Pay rent"), link);
    await expect(link).toHaveAttribute("data-drop", "into");
    await page.mouse.up();
    await expect(link).not.toHaveAttribute("data-drop");
  };
  await drop(/^Home/);
  await expect(tasks.notifications).toContainText("Moved “Pay rent” to Home");
  await expect(page).toHaveURL(/\/inbox$/);
  await expect.poll(async () => (await stored()).projectId).toBe(projectId);
  await undo.click();
  await tasks.expectTitles(["Pay rent", "Call"]);
  await drop(/^Today/);
  await expect(tasks.notifications).toContainText("“Pay rent” is now due today");
  await expect.poll(async () => (await stored()).dueOn).toBe(dayFromNow(0));
  await drop(/^phone/);
  await expect(tasks.notifications).toContainText("“phone” added to “Pay rent”");
  await expect.poll(async () => (await stored()).tags).toEqual(["phone"]);
  await drop(/^Trash/);
  await expect(tasks.notifications).toContainText("Deleted “Pay rent”");
  await tasks.expectTitles(["Call"]);
  await undo.click();
  await tasks.expectTitles(["Pay rent", "Call"]);
  await expectNoViolations(page);
});

test("all selected tasks are dragged to a project with one of them, and come back by one undo", async ({
  page,
  tasks,
  api,
}) => {
  await api.projects.create.mutate({ name: "Home" });
  for (const title of ["Dig", "Call", "Bake"]) await api.tasks.create.mutate({ title });
  await page.goto("/inbox");
  await tasks.link("Bake").click({ modifiers: ["ControlOrMeta"] });
  await tasks.link("Dig").click({ modifiers: ["ControlOrMeta"] });
  const link = page.getByRole("complementary", { name: "Sidebar" }).getByRole("link", { name: /^Home/ });
  await dragOnto(page, tasks.link("Dig"), link);
  await expect(page.locator("main [data-dragged]")).toHaveCount(2);
  await page.mouse.up();
  await expect(tasks.notifications).toContainText("Moved 2 tasks to Home");
  await tasks.expectTitles(["Call"]);
  await expect(page.getByRole("region", { name: "Selected tasks" })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await tasks.expectTitles(["Bake", "Call", "Dig"]);
});

test("what takes no task is not marked, and Escape leaves a task where it is", async ({ page, tasks, api }) => {
  await api.projects.create.mutate({ name: "Home" });
  await api.tasks.create.mutate({ title: "Pay rent" });
  await page.goto("/inbox");
  await untilHydrated(page);
  const sidebar = page.getByRole("complementary", { name: "Sidebar" });
  const marked = sidebar.locator("[data-drop]");
  const outlined = sidebar.locator("[data-takes]");
  for (const name of [/^Inbox/, /^Completed/]) {
    await dragOnto(page, tasks.link("Pay rent"), sidebar.getByRole("link", { name }));
    await expect(outlined).toHaveText([/^Today/, /^Trash/, /^Home/]);
    await expect(marked).toHaveCount(0);
    await page.mouse.up();
    await expect(outlined).toHaveCount(0);
  }
  await dragOnto(page, tasks.link("Pay rent"), sidebar.getByRole("link", { name: /^Home/ }));
  await expect(marked).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(marked).toHaveCount(0);
  await page.mouse.up();
  await tasks.expectTitles(["Pay rent"]);
  await expect(page).toHaveURL(/\/inbox$/);
});

test("a card of a board and a task of a calendar are dragged to a project, to a tag and to the trash, and come back by undo", async ({
  page,
  tasks,
  api,
}) => {
  const { id: projectId } = await api.projects.create.mutate({ name: "Home" });
  await api.tasks.create.mutate({ title: "Call", tags: ["phone"] });
  const { id } = await api.tasks.create.mutate({ title: "Pay rent", dueOn: dayFromNow(0) });
  const stored = () => api.tasks.byId.query({ id });
  const sidebar = page.getByRole("complementary", { name: "Sidebar" });
  const undo = tasks.notifications.getByRole("button", { name: "Undo" });
  for (const address of ["/tasks?layout=board&group=priority", "/tasks?layout=calendar"]) {
    await page.goto(address);
    await untilHydrated(page);
    const card = page.getByRole("main").getByRole("link", { name: "Pay rent", exact: true });
    const drop = async (name: RegExp) => {
      const link = sidebar.getByRole("link", { name });
      await dragOnto(page, card, link);
      await expect(link).toHaveAttribute("data-drop", "into");
      await page.mouse.up();
      await expect(link).not.toHaveAttribute("data-drop");
    };
    await drop(/^Home/);
    await expect(tasks.notifications).toContainText("Moved “Pay rent” to Home");
    await expect.poll(async () => (await stored()).projectId).toBe(projectId);
    await undo.click();
    await expect.poll(async () => (await stored()).projectId).toBeNull();
    await drop(/^phone/);
    await expect(tasks.notifications).toContainText("“phone” added to “Pay rent”");
    await undo.click();
    await expect.poll(async () => (await stored()).tags).toEqual([]);
    await drop(/^Trash/);
    await expect(tasks.notifications).toContainText("Deleted “Pay rent”");
    await undo.click();
    await expect(card).toBeVisible();
    // Nothing happens where it is already.
    await dragOnto(page, card, sidebar.getByRole("link", { name: /^Inbox/ }));
    await expect(sidebar.locator("[data-drop]")).toHaveCount(0);
    await page.mouse.up();
    await expect(card).toBeVisible();
    await expect.poll(async () => (await stored()).dueOn).toBe(dayFromNow(0));
  }
});
