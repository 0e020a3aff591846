import { withholdCopy } from "../../pages/device";
import { expect, test } from "../../setup/fixtures";
import { patience } from "../../setup/patience";

test("a new user sees what to do first, and a link to it", { tag: "@phone" }, async ({ page, tasks }) => {
  await page.goto("/tasks");
  await expect(page.getByText("Nothing here yet").filter({ visible: true })).toBeVisible();
  await page.getByRole("button", { name: "Add your first task" }).click();
  await expect(tasks.addField).toBeFocused();
});

test("each empty list explains its purpose", async ({ page, tasks, api }) => {
  const { id } = await api.tasks.create.mutate({ title: "Somewhere else" });
  for (const [path, words] of [
    ["/today", "Nothing left for today"],
    ["/upcoming", "Nothing planned ahead"],
    ["/completed", "Nothing completed yet"],
    ["/trash", "The trash is empty"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(words).filter({ visible: true })).toBeVisible();
  }
  await api.tasks.setCompleted.mutate({ id, completed: true });
  await page.goto("/tasks");
  await expect(page.getByText("All done").filter({ visible: true })).toBeVisible();
  await tasks.expectTitles([]);
});

test("an unknown address says so and links back", async ({ page, allowErrors }) => {
  allowErrors(/status of 404/);
  const response = await page.goto("/no-such-page");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page).not.toHaveURL(/no-such-page/);
});

test("a missing task is reported, and the list stays usable", async ({ page, tasks, api, allowErrors }) => {
  allowErrors(/status of 404/);
  await api.tasks.create.mutate({ title: "Still here" });
  await page.goto("/tasks?task=019a0000-0000-7000-8000-000000000000");
  await expect(tasks.panel).toContainText("This task does not exist.");
  await tasks.closePanel();
  await tasks.expectTitles(["Still here"]);
});

test("a loading list shows its shape, and then its tasks", async ({ page, tasks, api }) => {
  await withholdCopy(page);
  const { id } = await api.tasks.create.mutate({ title: "Done long ago" });
  await api.tasks.setCompleted.mutate({ id, completed: true });
  await page.goto("/tasks");
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/api/trpc/**tasks.list**", async (route) => {
    await held;
    await route.continue();
  });
  await tasks.goTo("Completed");
  await expect(page.getByRole("main").getByText(/loading/i)).toBeAttached();
  await expect(page.getByText("Nothing completed yet")).toHaveCount(0);
  answer();
  await tasks.expectTitles(["Done long ago"]);
});

test("a list that cannot be loaded says so, and Retry loads it", async ({ page, tasks, api, allowErrors }) => {
  await withholdCopy(page);
  allowErrors(/status of 400/);
  const { id } = await api.tasks.create.mutate({ title: "Done long ago" });
  await api.tasks.setCompleted.mutate({ id, completed: true });
  await page.goto("/tasks");
  const refusal = [{ error: { code: -32_600, message: "Not today.", data: { code: "BAD_REQUEST", httpStatus: 400 } } }];
  await page.route("**/api/trpc/**tasks.list**", (route) => route.fulfill({ status: 400, json: refusal }), {
    times: 1,
  });
  await tasks.goTo("Completed");
  await expect(page.getByRole("alert").filter({ hasText: "The list could not be loaded" })).toContainText("Not today.");
  await page.getByRole("button", { name: "Retry" }).click();
  await tasks.expectTitles(["Done long ago"]);
});

test("a list whose server recovers within seconds loads by itself", async ({ page, tasks, api, allowErrors }) => {
  await withholdCopy(page);
  allowErrors(/status of 503/);
  const { id } = await api.tasks.create.mutate({ title: "Done long ago" });
  await api.tasks.setCompleted.mutate({ id, completed: true });
  await page.goto("/tasks");
  await page.route("**/api/trpc/**tasks.list**", (route) => route.fulfill({ status: 503, body: "" }), { times: 2 });
  await tasks.goTo("Completed");
  await tasks.expectTitles(["Done long ago"]);
});

test("a long list loads on scrolling", { tag: "@phone" }, async ({ page, tasks, api }) => {
  await withholdCopy(page);
  const titles = Array.from({ length: 120 }, (_, index) => `Task ${String(index).padStart(3, "0")}`);
  for (const title of titles) await api.tasks.create.mutate({ title });
  await page.goto("/tasks?sort=title");
  await expect(tasks.row("Task 000")).toBeVisible();
  await expect(tasks.row("Task 119")).toHaveCount(0);
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(tasks.row("Task 119")).toBeInViewport({ timeout: patience.look });
  }).toPass();
  await tasks.expectTitles(titles);
});
