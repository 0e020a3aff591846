import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";
import { median } from "../report/statistics";
import { traceMainThread } from "./main-thread";

/** A measured page. */
export interface Contender {
  name: "keel" | "plain";
  address: string;
  /** Creates a context whose user has the tasks. */
  open: (browser: Browser) => Promise<BrowserContext>;
}

export const metrics = [
  "cold",
  "warm",
  "added",
  "addedWork",
  "checked",
  "checkedWork",
  "scrolling",
  "scrollingWork",
  "heap",
  "nodes",
] as const;
export type Metric = (typeof metrics)[number];
export type Visit = Record<Metric, number>;

/** The duration of a step, and the part of it that was work of the page's main thread, in milliseconds. */
interface Timing {
  time: number;
  work: number;
}

/** The slowdown of the processor, the one of DevTools for a mid-range phone. */
const slowdown = 4;
const repetitions = 3;
const patience = 120_000;

/** Measures one contender in a browser context of its own. */
export async function measureVisit(
  browser: Browser,
  { address, open }: Contender,
  { script, count }: { script: string; count: number },
): Promise<Visit> {
  const context = await open(browser);
  context.setDefaultTimeout(patience);
  await context.addInitScript({ content: script });
  try {
    const first = await openPage(context, address);
    await loadWholeList(first.page, count);
    await first.page.close();
    const { page, session, firstRow } = await openPage(context, address);
    await loadWholeList(page, count);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const added = await repeat(() => addTask(browser, page));
    const checked = await repeat((at) => checkTask(browser, page, at));
    const scrolling = await scrollThrough(browser, page, session);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return {
      cold: first.firstRow,
      warm: firstRow,
      added: added.time,
      addedWork: added.work,
      checked: checked.time,
      checkedWork: checked.work,
      scrolling: scrolling.time,
      scrollingWork: scrolling.work,
      heap: usedSize / 1e6,
      nodes: await page.evaluate(() => document.querySelectorAll("*").length),
    };
  } finally {
    await context.close();
  }
}

/** Opens the page with a slow processor until its first row appears, then with a fast one. */
async function openPage(context: BrowserContext, address: string) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(address, { waitUntil: "commit" });
  const firstRow = await page.evaluate(() => window.pageClock.firstRow);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.waitForLoadState("load");
  return { page, session, firstRow };
}

/** Scrolls to the end until the page has all `count` tasks, whatever their source, then back to the start. */
async function loadWholeList(page: Page, count: number): Promise<void> {
  const hasAll = (wanted: number) => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    const row = document.querySelector("main li:has(input[type=checkbox])");
    const told = Number(row?.getAttribute("aria-setsize") ?? 0);
    return told === wanted || document.querySelectorAll("main li:has(input[type=checkbox])").length === wanted;
  };
  await page.waitForFunction(hasAll, count, { polling: 50 });
  await page.evaluate(() => window.scrollTo(0, 0));
  // Remaining background work is not part of the measurement.
  await page.waitForTimeout(1500);
}

async function addTask(browser: Browser, page: Page): Promise<Timing> {
  const title = `Added ${Date.now()}`;
  const field = page.getByRole("textbox", { name: "Add a task" });
  await field.fill(title);
  await page.waitForTimeout(400);
  const added = page.evaluate((text) => window.pageClock.untilAdded(text), title);
  const timing = await timed(browser, page, async () => {
    await field.press("Enter");
    return added;
  });
  await page.waitForTimeout(1000);
  return timing;
}

async function checkTask(browser: Browser, page: Page, at: number): Promise<Timing> {
  const box = await page.locator("main li input[type=checkbox]:not(:checked)").nth(at).boundingBox();
  if (box === null) throw new Error("There is no task to check.");
  // A user would have moved the pointer there already.
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.waitForTimeout(400);
  const checked = page.evaluate(() => window.pageClock.untilChecked());
  const timing = await timed(browser, page, async () => {
    await page.mouse.down();
    await page.mouse.up();
    return checked;
  });
  // The row may leave the list.
  await page.waitForTimeout(1500);
  return timing;
}

async function timed(browser: Browser, page: Page, act: () => Promise<number>): Promise<Timing> {
  const { result, tasks } = await traceMainThread(browser, page, act);
  return { time: result, work: tasks.reduce((sum, { work }) => sum + work, 0) };
}

/** Scrolls far down and back up quickly. Returns the longest task. */
async function scrollThrough(browser: Browser, page: Page, session: CDPSession): Promise<Timing> {
  const { tasks } = await traceMainThread(browser, page, async () => {
    for (const yDistance of [-8000, 8000]) {
      await session.send("Input.synthesizeScrollGesture", { x: 500, y: 400, yDistance, speed: 4000 });
    }
  });
  return {
    time: Math.max(...tasks.map(({ duration }) => duration)),
    work: Math.max(...tasks.map(({ work }) => work)),
  };
}

async function repeat(measure: (at: number) => Promise<Timing>): Promise<Timing> {
  const timings: Timing[] = [];
  for (let at = 0; at < repetitions; at++) timings.push(await measure(at));
  return { time: median(timings.map(({ time }) => time)), work: median(timings.map(({ work }) => work)) };
}
