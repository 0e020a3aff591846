import type { BrowserContext } from "@playwright/test";
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

test.describe("what is done before the scripts have arrived happens once they have:", () => {
  /** Holds the scripts back until the returned function is called. */
  async function holdScripts(context: BrowserContext): Promise<() => void> {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route("**/*.js", async (route) => {
      await held;
      await route.continue();
    });
    return release;
  }

  test("a task is completed, and a line that was entered is a task @phone", async ({ context, me: _signedIn, api }) => {
    await api.tasks.create.mutate({ title: "Read a novel" });
    await api.tasks.create.mutate({ title: "Pay rent" });
    const release = await holdScripts(context);
    const page = await context.newPage();
    const tasks = new TaskPages(page);
    await page.goto("/tasks", { waitUntil: "commit" });
    await tasks.checkbox("Read a novel").click();
    // Twice is as if it had not been pressed.
    await tasks.checkbox("Pay rent").click();
    await tasks.checkbox("Pay rent").click();
    await tasks.addField.fill("Water the plants");
    await tasks.addField.press("Enter");
    release();
    await tasks.expectTitles(["Water the plants", "Pay rent"]);
    await expect(tasks.addField).toHaveValue("");
    await expect.poll(async () => (await api.tasks.list.query({ completed: "all" })).items.length).toBe(3);
  });

  test("a button that was pressed twice acts once", async ({ context, me: _signedIn }) => {
    const release = await holdScripts(context);
    const page = await context.newPage();
    await page.goto("/tasks", { waitUntil: "commit" });
    const hide = page.getByRole("button", { name: "Hide sidebar" });
    await hide.click();
    await hide.click();
    release();
    await expect(page.getByRole("button", { name: "Show sidebar" })).toBeVisible();
  });
});
