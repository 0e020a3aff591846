/** `npm run bench:live`: the time that a change takes from one browser to another, each on its own instance, with one database. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { apiOf, newPerson, signIn, signUp } from "../e2e/pages/people";
import { TaskPages } from "../e2e/pages/task-pages";
import { chromiumFlags, obtainChromium } from "../scripts/test/chromium";
import { startEmbeddedCluster } from "~/server/db/embedded/cluster";
import { stopEverything } from "./servers/processes";
import { type Server, startKeel } from "./servers/servers";

const changes = 50;
const person = newPerson("Noor Haddad");

interface Desk {
  server: Server;
  context: BrowserContext;
  page: Page;
}

async function openDesk(browser: Browser, server: Server): Promise<Desk> {
  const context = await browser.newContext({ baseURL: server.origin });
  await (server.name === "first" ? signUp : signIn)(context, server.origin, person);
  return { server, context, page: await openPage(context) };
}

/** Opens the list, and waits until it listens for changes. */
async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const listening = page.waitForResponse((response) => response.url().includes("/sync.live"));
  await page.goto("/tasks");
  await listening;
  return page;
}

/** Returns the milliseconds from the start of `act` until `page` shows `title`. */
async function timeUntilShown(page: Page, title: string, act: () => Promise<unknown>): Promise<number> {
  const shown = page.getByText(title, { exact: true }).first().waitFor({ timeout: 30_000 });
  const began = performance.now();
  await Promise.all([act(), shown]);
  return performance.now() - began;
}

const sorted = (times: number[]) => times.toSorted((a, b) => a - b);
const rounded = (time: number | undefined) => `${Math.round(time ?? 0)} ms`;

async function measure(browser: Browser, first: Server, second: Server): Promise<void> {
  const here = await openDesk(browser, first);
  const there = await openDesk(browser, second);
  const times: number[] = [];
  const { addField } = new TaskPages(here.page);
  for (let change = 1; change <= changes; change += 1) {
    const title = `Change ${change} of ${changes}`;
    await addField.fill(title);
    times.push(await timeUntilShown(there.page, title, () => addField.press("Enter")));
  }
  const ordered = sorted(times);
  console.log(
    `from Enter to the other browser, ${changes} changes: median ${rounded(ordered[changes / 2])}, maximum ${rounded(ordered.at(-1))} (goal: 1000 ms)`,
  );

  const api = await apiOf(here.context, first.origin);
  const create = (title: string) => api.tasks.create.mutate({ title });
  const follower = await there.context.newPage();
  await follower.goto("/tasks");
  const taken = follower.waitForResponse((response) => response.url().includes("/sync.live"));
  const closed = performance.now();
  await there.page.close();
  await taken;
  console.log(`the tab that listens is closed: another one listens after ${rounded(performance.now() - closed)}`);
  console.log(
    `and shows the next change after ${rounded(await timeUntilShown(follower, "After the leader", () => create("After the leader")))}`,
  );

  const lost = await timeUntilShown(follower, "Before the end", async () => {
    await create("Before the end");
    process.kill(first.pid, "SIGKILL");
  });
  console.log(
    `the instance is killed as it answers, before it tells the other: shown after ${rounded(lost)} (goal: 5000 ms)`,
  );
}

await mkdir("test-results", { recursive: true });
const directory = await mkdtemp(join(tmpdir(), "keel-live-"));
const cluster = await startEmbeddedCluster({ directory: join(directory, "postgres") });
try {
  const { urls } = cluster;
  const first = { ...(await startKeel({ directory, urls })), name: "first" };
  const second = await startKeel({ directory: await mkdtemp(join(directory, "second-")), urls });
  const browser = await chromium.launch({ executablePath: await obtainChromium(), args: chromiumFlags });
  await measure(browser, first, second);
  await browser.close();
} finally {
  await stopEverything();
  await cluster.stop();
  await rm(directory, { recursive: true, force: true });
}
