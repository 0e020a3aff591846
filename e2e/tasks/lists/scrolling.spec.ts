import type { Page } from "@playwright/test";
import { withholdCopy } from "../../pages/device";
import { expect, test } from "../../setup/fixtures";
import type { Api } from "../../pages/people";

const count = 170;

async function makeTasks(api: Api): Promise<void> {
  for (let at = 0; at < count; at += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, next) => api.tasks.create.mutate({ title: `Task ${at + next}` })));
  }
}

/** Scrolls to the end of the loaded tasks repeatedly, as holding the End key does. */
async function expectAllByScrolling(page: Page): Promise<void> {
  const rows = page.getByRole("main").getByRole("list", { name: "Tasks" }).getByRole("listitem");
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    expect(await rows.count()).toBeGreaterThanOrEqual(count);
  }).toPass({ intervals: [100] });
}

test("a list loads to its end on a busy page, where several changes of what is in view arrive at once", async ({
  page,
  api,
}) => {
  await makeTasks(api);
  await withholdCopy(page);
  await page.addInitScript(() => {
    const Observer = window.IntersectionObserver;
    window.IntersectionObserver = class extends Observer {
      constructor(tell: IntersectionObserverCallback, options?: IntersectionObserverInit) {
        let waiting: IntersectionObserverEntry[] = [];
        super((entries, observer) => {
          if (waiting.length === 0) setTimeout(() => tell(waiting.splice(0), observer), 700);
          waiting.push(...entries);
        }, options);
        // Several from the start.
        waiting = [];
      }
    };
  });
  await page.goto("/tasks");
  await expectAllByScrolling(page);
});

test("a list loads to its end though its pages load too fast to be seen loading", async ({ page, api }) => {
  await makeTasks(api);
  await withholdCopy(page);
  await page.addInitScript(() => {
    const { fetch } = window;
    const answers = new Map<string, string>();
    window.fetch = async (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      if (!address.includes("/api/trpc/tasks.list")) return fetch(input, init);
      const known = answers.get(address) ?? (await (await fetch(input, init)).text());
      answers.set(address, known);
      return new Response(known, { headers: { "content-type": "application/json" } });
    };
  });
  await page.goto("/tasks");
  await expectAllByScrolling(page);
});
