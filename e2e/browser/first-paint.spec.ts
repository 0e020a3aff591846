import { expect, test } from "../setup/fixtures";
import { TaskPages } from "../pages/task-pages";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the server's page shows the user's tasks, as the address filters them", async ({ page, tasks, api }) => {
    await api.tasks.create.mutate({ title: "Pay rent", priority: "high", tags: ["home"] });
    await api.tasks.create.mutate({ title: "Read a novel", priority: "low" });
    await page.goto("/tasks");
    await expect(page).toHaveTitle("All tasks · Keel");
    await expect(page.getByRole("heading", { level: 1, name: "All tasks" })).toBeVisible();
    await tasks.expectTitles(["Read a novel", "Pay rent"]);
    await expect(tasks.row("Pay rent")).toContainText("home");
    await expect(page.getByRole("link", { name: "Sign in" })).toHaveCount(0);
    await page.goto("/tasks?priority=low");
    await tasks.expectTitles(["Read a novel"]);
  });
});

test.describe("before any script has arrived", () => {
  test.beforeEach(async ({ context, allowErrors }) => {
    allowErrors(/ERR_FAILED/);
    await context.route("**/*.js", (route) => route.abort());
  });

  test("the task in the address is open", async ({ context, me: _signedIn, api }) => {
    const { id } = await api.tasks.create.mutate({ title: "Read a novel", description: "The long one" });
    const page = await context.newPage();
    await page.goto(`/tasks?task=${id}`);
    await expect(new TaskPages(page).field("Description")).toHaveValue("The long one");
  });

  test("an empty list is shown as empty, not as loading", async ({ context, me: _signedIn }) => {
    const page = await context.newPage();
    await page.goto("/tasks");
    await expect(page.getByText("Nothing here yet")).toBeVisible();
    await expect(page.getByText(/loading/i)).toHaveCount(0);
  });
});

test("a row that is pressed the moment it can be opens its task, and Back closes it", async ({
  context,
  me: _signedIn,
  api,
}) => {
  await api.tasks.create.mutate({ title: "Read a novel" });
  const page = await context.newPage();
  // The router's first entry in the history is written as the rows come alive, a moment before it follows what else is written there.
  await page.addInitScript(() => {
    const { replaceState } = History.prototype;
    History.prototype.replaceState = function (...args) {
      replaceState.apply(this, args);
      History.prototype.replaceState = replaceState;
      queueMicrotask(() => document.querySelector<HTMLElement>("[data-task-title]")?.click());
    };
  });
  await page.goto("/tasks");
  const panel = page.getByLabel("Task details", { exact: true });
  await expect(panel).toBeVisible();
  await page.goBack();
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/\/tasks$/);
});
