import type { Page } from "@playwright/test";
import { dayFromNow } from "../setup/days";
import { expect, test } from "../setup/fixtures";

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const box = await page.evaluate(() => {
    window.scrollTo(500, 0);
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth, scrolledTo: window.scrollX };
  });
  expect(box).toEqual({ scrollWidth: box.clientWidth, clientWidth: box.clientWidth, scrolledTo: 0 });
}

const sizes = [
  { what: "320 px wide", width: 320, height: 640 },
  // At 200 % a window of 1280 by 800 has half as many pixels each way.
  { what: "at 200 % zoom", width: 640, height: 400 },
];

for (const { what, width, height } of sizes) {
  test.describe(what, () => {
    test.use({ viewport: { width, height } });

    for (const path of ["/", "/sign-in", "/sign-up"]) {
      test(`${path} does not scroll sideways`, async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoSidewaysScroll(page);
      });
    }

    test("lists, the open task and a menu do not scroll sideways, whatever their content", async ({
      page,
      tasks,
      api,
    }) => {
      const title = `Long ${"unbreakable".repeat(12)}`;
      const tags = ["a-tag-of-fifty-characters-which-is-as-long-as-it-get", "another"].map((tag) => tag.slice(0, 50));
      const { id } = await api.tasks.create.mutate({ title, tags, priority: "high", dueOn: dayFromNow(0) });
      for (const path of [
        "/today",
        "/upcoming",
        "/tasks",
        "/completed",
        "/trash",
        "/tasks?search=x&priority=high&due=today",
      ]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectNoSidewaysScroll(page);
      }
      await page.goto(`/tasks?task=${id}`);
      await expect(tasks.panel).toBeVisible();
      await expectNoSidewaysScroll(page);
      await tasks.closePanel();
      await tasks
        .row(title)
        .getByRole("button", { name: /^More actions/ })
        .click();
      await expect(page.getByRole("menu")).toBeInViewport({ ratio: 0.9 });
      await expectNoSidewaysScroll(page);
    });

    test("a task is added and opened", async ({ page, tasks }) => {
      await page.goto("/tasks");
      await tasks.add("Fits anywhere");
      await tasks.open("Fits anywhere");
      await expect(tasks.field("Title")).toBeInViewport();
      await tasks.closePanel();
    });
  });
}
