import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { expectOnDevice } from "../../pages/device";
import type { Api } from "../../pages/people";

async function seed(api: Api): Promise<void> {
  await api.tasks.create.mutate({
    title: "Tax return",
    priority: "high",
    tags: ["money", "home"],
    dueOn: dayFromNow(-2),
  });
  await api.tasks.create.mutate({ title: "Call the bank", priority: "high", tags: ["money"], dueOn: dayFromNow(0) });
  await api.tasks.create.mutate({ title: "Paint the fence", priority: "low", tags: ["home"], dueOn: dayFromNow(4) });
  await api.tasks.create.mutate({ title: "Read a novel", priority: "low" });
  const done = await api.tasks.create.mutate({ title: "Buy paint", tags: ["home"] });
  await api.tasks.setCompleted.mutate({ id: done.id, completed: true });
}

test.beforeEach(async ({ page, api, tasks }) => {
  await seed(api);
  await page.goto("/tasks");
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
});

test("Show switches between open, completed and all tasks", async ({ page, tasks }) => {
  await tasks.filter("Show", "Completed");
  await tasks.expectTitles(["Buy paint"]);
  await expect(page).toHaveURL(/completed=completed/);
  await tasks.filter("Show", "All");
  await tasks.expectTitles(["Buy paint", "Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
  await tasks.filter("Show", "Open");
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
});

test("one or several priorities are shown", async ({ page, tasks }) => {
  await tasks.filter("Priority", "High");
  await tasks.expectTitles(["Call the bank", "Tax return"]);
  await tasks.filter("Priority", "Low");
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
  await expect(page).toHaveURL(/priority=high&priority=low/);
});

test("due filters follow the current day", async ({ tasks }) => {
  await tasks.filter("Due", "Overdue");
  await tasks.expectTitles(["Tax return"]);
  await tasks.filter("Due", "Today");
  await tasks.expectTitles(["Call the bank"]);
  await tasks.filter("Due", "Next 7 days");
  await tasks.expectTitles(["Paint the fence", "Call the bank"]);
  await tasks.filter("Due", "No due date");
  await tasks.expectTitles(["Read a novel"]);
});

test("several tags must all match", { tag: "@phone" }, async ({ tasks }) => {
  await tasks.filter("Tag", "money");
  await tasks.expectTitles(["Call the bank", "Tax return"]);
  await tasks.filter("Tag", "home");
  await tasks.expectTitles(["Tax return"]);
});

test("filters combine, survive a reload, and are cleared together", { tag: "@phone" }, async ({ page, tasks }) => {
  await tasks.filter("Priority", "High");
  await tasks.filter("Tag", "home");
  await tasks.filter("Show", "All");
  await tasks.expectTitles(["Tax return"]);
  await page.reload();
  await tasks.expectTitles(["Tax return"]);
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
  await expect(page).toHaveURL(/\/tasks$/);
});

test("a list without matches says so and offers to clear the filters", async ({ page, tasks }) => {
  await tasks.filter("Priority", "Medium");
  await tasks.expectTitles([]);
  await expect(page.getByText("No tasks match Medium priority.")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
});

test("filters that leave nothing together say how many tasks there are without each", async ({ page, tasks }) => {
  await expectOnDevice(page, ["Buy paint", "Call the bank", "Paint the fence", "Read a novel", "Tax return"]);
  await tasks.filter("Priority", "High");
  await tasks.search.fill("novel");
  await expect(page.getByRole("button", { name: "Without “novel”: 2 tasks" })).toBeVisible();
  await page.getByRole("button", { name: "Without High priority: 1 task" }).click();
  await tasks.expectTitles(["Read a novel"]);
});

test("back and forward go through the filters", async ({ page, tasks }) => {
  await tasks.filter("Priority", "High");
  await tasks.expectTitles(["Call the bank", "Tax return"]);
  await tasks.filter("Due", "Overdue");
  await tasks.expectTitles(["Tax return"]);
  await page.goBack();
  await tasks.expectTitles(["Call the bank", "Tax return"]);
  await page.goBack();
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
  await page.goForward();
  await page.goForward();
  await tasks.expectTitles(["Tax return"]);
});

test("an address with an unknown filter says so and shows all", async ({ page, tasks }) => {
  await page.goto("/tasks?priority=urgent");
  await expect(page.getByText(/has an unknown priority/)).toBeVisible();
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
});

test("tags are chosen all, any or none of, and tasks without a tag", async ({ page, tasks }) => {
  const chip = page.getByRole("search", { name: "Filters" }).getByRole("button", { name: /^Tag/ });
  await tasks.filter("Tag", "money");
  await tasks.filter("Tag", "home");
  await tasks.expectTitles(["Tax return"]);
  await tasks.filter("Tag", "Any of");
  await tasks.expectTitles(["Paint the fence", "Call the bank", "Tax return"]);
  await expect(chip).toHaveText("Tag: money or home");
  await expect(page).toHaveURL(/tagsAny=money&tagsAny=home/);
  await tasks.filter("Tag", "None of");
  await tasks.expectTitles(["Read a novel"]);
  await expect(chip).toHaveText("Tag: not money or home");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await tasks.filter("Tag", "No tag");
  await tasks.expectTitles(["Read a novel"]);
});

test("projects are chosen any or none of, and a section shows as a chip", async ({ page, tasks, api }) => {
  const { id: home } = await api.projects.create.mutate({ name: "Home" });
  const { id: work } = await api.projects.create.mutate({ name: "Work" });
  const { id: kitchen } = await api.sections.create.mutate({ projectId: home, name: "Kitchen" });
  await api.tasks.create.mutate({ title: "Sweep", projectId: home, sectionId: kitchen });
  await api.tasks.create.mutate({ title: "Report", projectId: work });
  await page.goto("/tasks");
  await tasks.filter("Project", "Home");
  await tasks.expectTitles(["Sweep"]);
  await tasks.filter("Project", "Work");
  await tasks.expectTitles(["Report", "Sweep"]);
  await expect(page.getByRole("button", { name: "Project: Home or Work" })).toBeVisible();
  await tasks.filter("Project", "None of");
  await tasks.expectTitles(["Read a novel", "Paint the fence", "Call the bank", "Tax return"]);
  await page.goto(`/tasks?project=${home}&section=${kitchen}`);
  await tasks.expectTitles(["Sweep"]);
  await page.getByRole("button", { name: "Section: Kitchen" }).click();
  await page.getByRole("menuitemradio", { name: "Any section" }).click();
  await expect(page.getByRole("button", { name: /^Section:/ })).toHaveCount(0);
});
