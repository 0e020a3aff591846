import type { BrowserContext, Page } from "@playwright/test";
import { dayFromNow } from "../../setup/days";
import { expect, test } from "../../setup/fixtures";
import { paste } from "../../pages/paste";
import type { TaskPages } from "../../pages/task-pages";

/** Holds back the code that reads typed lines, until the returned function is called. */
async function holdGrammar(context: BrowserContext): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await context.route(/\.js$/, async (route) => {
    const response = await route.fetch();
    // A word that only the grammar knows.
    if ((await response.text()).includes("|brunch|")) await held;
    // The page that asked may be gone.
    await route.fulfill({ response }).catch(() => undefined);
  });
  return release;
}

async function pasteTree(page: Page, tasks: TaskPages): Promise<void> {
  await paste(tasks, "- Trip #Home tomorrow\n  - Buy tickets p1\n  - Pack @bags\n- Pay rent {24 dec}\n");
  await page.getByRole("button", { name: "Add 4 tasks" }).click();
}

const byTitle = (one: { title: string }, other: { title: string }) => (one.title < other.title ? -1 : 1);

test.describe("lines that are entered before the code that reads them has come are read once it has,", () => {
  test("although their page was left", { tag: "@phone" }, async ({ page, tasks, api, context }) => {
    const release = await holdGrammar(context);
    await page.goto("/today");
    for (const line of ["Call Ada tomorrow p1", "Run every day @sports", "Pay rent in 3 days 9am {24 dec}"])
      await tasks.add(line);
    // They are tasks at once.
    await expect(tasks.row("Call Ada tomorrow p1")).toBeVisible();
    await page.goto("/settings/profile");
    release();
    await page.goto("/today");
    const stored = async () => (await api.tasks.list.query()).items.sort(byTitle);
    await expect.poll(stored).toMatchObject([
      { title: "Call Ada", dueOn: dayFromNow(1), priority: "high" },
      { title: "Pay rent", dueOn: dayFromNow(3) },
      { title: "Run", repeat: "FREQ=DAILY", tags: ["sports"] },
    ]);
    await tasks.expectTitles(["Run"]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("unread")))).toEqual([]);
  });

  test("although their tab was closed", async ({ page, tasks, api, context }) => {
    const release = await holdGrammar(context);
    await page.goto("/today");
    await tasks.add("Call Ada tomorrow");
    await tasks.add("Run p1");
    const titles = async () => (await api.tasks.list.query()).items.map(({ title }) => title).sort();
    await expect.poll(titles).toEqual(["Call Ada tomorrow", "Run p1"]);
    await page.close();
    release();
    await (await context.newPage()).goto("/today");
    await expect.poll(titles).toEqual(["Call Ada", "Run"]);
  });

  test("in the same page, where they are shown where they belong", async ({ page, tasks, api, context }) => {
    const release = await holdGrammar(context);
    await page.goto("/today");
    await tasks.add("Call Ada tomorrow");
    await tasks.add("Read tomorrow");
    await tasks.add("Write p1");
    const stored = async () => (await api.tasks.list.query()).items.sort(byTitle);
    await expect.poll(async () => (await stored()).map(({ title }) => title)).toContain("Read tomorrow");
    const [, changed] = await stored();
    await api.tasks.update.mutate({ id: changed?.id ?? "", title: "Read tomorrow’s paper" });
    await expect(tasks.row("Read tomorrow’s paper")).toBeVisible();
    release();
    await tasks.expectTitles(["Read tomorrow’s paper", "Write"]);
    await expect
      .poll(async () => (await api.tasks.list.query()).items.sort(byTitle))
      .toMatchObject([
        { title: "Call Ada", dueOn: dayFromNow(1) },
        { title: "Read tomorrow’s paper", dueOn: dayFromNow(0) },
        { title: "Write", priority: "high" },
      ]);
  });

  test("although Undo took them back in between, and Redo brought them back", async ({ page, tasks, api, context }) => {
    const release = await holdGrammar(context);
    await page.goto("/tasks");
    await tasks.add("Call Ada tomorrow");
    await tasks.row("Call Ada tomorrow").locator("a").first().focus();
    await page.keyboard.press("ControlOrMeta+z");
    await tasks.expectTitles([]);
    release();
    await expect
      .poll(async () => (await api.tasks.list.query({ trash: true })).items)
      .toMatchObject([{ title: "Call Ada", dueOn: dayFromNow(1) }]);
    await tasks.notifications.getByRole("button", { name: "Redo" }).click();
    await tasks.expectTitles(["Call Ada"]);
  });

  test("as a pasted list with its subtasks, although the page was reloaded", async ({ page, tasks, api, context }) => {
    const home = await api.projects.create.mutate({ name: "Home" });
    const release = await holdGrammar(context);
    await page.goto("/tasks");
    await pasteTree(page, tasks);
    await expect(tasks.row("Trip #Home tomorrow")).toBeVisible();
    await page.reload();
    release();
    const stored = async () => (await api.tasks.list.query()).items.sort(byTitle);
    await expect.poll(stored).toMatchObject([
      { title: "Buy tickets", priority: "high", projectId: home.id },
      { title: "Pack", tags: ["bags"], projectId: home.id },
      { title: "Pay rent", projectId: null },
      { title: "Trip", dueOn: dayFromNow(1), projectId: home.id },
    ]);
    const [tickets, pack, rent, trip] = await stored();
    expect([tickets?.parentId, pack?.parentId, rent?.parentId]).toEqual([trip?.id, trip?.id, null]);
    expect(rent?.deadlineOn).toMatch(/-12-24$/);
  });
});

test("who signs out leaves no line that was not read on the device", async ({ page, tasks, context }) => {
  await holdGrammar(context);
  await page.goto("/today");
  await tasks.add("A secret tomorrow");
  const kept = () => page.evaluate(() => [localStorage, sessionStorage].map((each) => JSON.stringify(each)).join());
  expect(await kept()).toContain("A secret");
  await tasks.signOut();
  await expect.poll(kept).not.toContain("A secret");
});
