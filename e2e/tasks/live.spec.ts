import type { BrowserContext, Page } from "@playwright/test";
import { expectOnDevice } from "../pages/device";
import { TaskPages } from "../pages/task-pages";
import { expect, test } from "../setup/fixtures";

/** Counts the streams that a browser has begun, by the page that did. */
function countStreams(context: BrowserContext): Page[] {
  const begun: Page[] = [];
  context.on("request", (request) => {
    if (request.url().includes("/api/trpc/sync.live")) begun.push(request.frame().page());
  });
  return begun;
}

test(
  "what is done in another browser shows here by itself",
  { tag: "@phone" },
  async ({ page, tasks, api, secondBrowser }) => {
    const { id } = await api.tasks.create.mutate({ title: "Read" });
    await page.goto("/tasks");
    await expectOnDevice(page, ["Read"]);
    const other = await secondBrowser();
    await other.page.goto("/tasks");
    await expectOnDevice(other.page, ["Read"]);
    await other.tasks.add("Write");
    await tasks.expectTitles(["Write", "Read"]);
    await tasks.checkbox("Write").click();
    await other.tasks.expectTitles(["Read"]);
    await api.tasks.update.mutate({ id, title: "Read on" });
    await tasks.expectTitles(["Read on"]);
    await other.tasks.expectTitles(["Read on"]);
  },
);

test("of several tabs one listens for all, and another one as soon as that is closed", async ({
  page,
  tasks,
  api,
  context,
}) => {
  const streams = countStreams(context);
  await api.tasks.create.mutate({ title: "Read" });
  await page.goto("/tasks");
  await expectOnDevice(page, ["Read"]);
  await expect.poll(() => streams).toEqual([page]);
  const second = await context.newPage();
  await second.goto("/tasks");
  await expectOnDevice(second, ["Read"]);
  await api.tasks.create.mutate({ title: "Write" });
  await tasks.expectTitles(["Write", "Read"]);
  await new TaskPages(second).expectTitles(["Write", "Read"]);
  expect(streams).not.toContain(second);
  await page.close();
  await expect.poll(() => streams).toContain(second);
  await api.tasks.create.mutate({ title: "Send" });
  await new TaskPages(second).expectTitles(["Send", "Write", "Read"]);
});
