import { setTimeout as wait } from "node:timers/promises";
import { type BrowserContext, expect } from "@playwright/test";
import type { RestartableApp } from "../../scripts/app";
import type { Chance } from "../../src/testing/sync/chance";
import { listApplied } from "../pages/applied-changes";
import { changesOnDevice, expectOnDevice, rowsOnDevice, untilKept } from "../pages/device";
import { newPerson, type Person, signIn, signUp, whoIs } from "../pages/people";
import { visit, type Visit } from "./fixtures";
import type { Profile } from "./profile";

/** What became of changes that were made in a browser while it was killed. */
export interface BrowserKillReport {
  kills: number;
  /** The number of changes that the page had shown and the device had stored. */
  acknowledged: number;
  /** The number of those that were not applied. */
  lost: number;
  twice: number;
  outOfOrder: number;
}

interface Acts {
  /** In the order in which they were begun. */
  begun: string[];
  acknowledged: string[];
}

/**
 * Kills the browser with `SIGKILL` at random points while tasks are added and completed, in turns without the server and while what waits is sent, and counts
 * what the server has in the end.
 */
export async function killWhileActing(deps: {
  app: RestartableApp;
  profile: Profile;
  kills: number;
  chance: Chance;
}): Promise<BrowserKillReport> {
  const { app, profile, kills, chance } = deps;
  const person = newPerson("Ada Lovelace");
  await firstVisit(await profile.open(), app, person);
  // What a browser writes only now and then, such as cookies, is on the disk.
  await profile.close();
  const acts: Acts = { begun: [], acknowledged: [] };
  for (let round = 0; round < kills; round += 1) {
    const isOut = round % 2 === 0;
    await (isOut ? app.halt() : app.resume());
    const browser = await profile.open();
    if (!isOut) await returnAs(browser, app, person);
    const killed = new AbortController();
    let acting = Promise.resolve();
    // On a slow machine the page takes longer to open, and to act for the first time, than all that follows.
    await new Promise<void>((resolve, reject) => {
      acting = act(browser, app, acts, { round, signal: killed.signal, onStarted: resolve });
      acting.catch(reject);
    });
    await wait(chance.next() * 3000);
    killed.abort();
    await profile.kill();
    await acting;
  }
  if (kills % 2 === 1) await app.resume();
  const browser = await profile.open();
  await returnAs(browser, app, person);
  const { page } = await visit(browser);
  await page.goto(`${app.origin}/tasks`);
  await expect.poll(async () => (await changesOnDevice(page)).length).toBe(0);
  return { kills, ...count(acts, await listApplied(app, person)) };
}

async function firstVisit(browser: BrowserContext, { origin }: RestartableApp, person: Person): Promise<void> {
  await signUp(browser, origin, person);
  const { page, tasks } = await visit(browser);
  await page.goto(`${origin}/tasks`);
  await tasks.add("The first");
  await expectOnDevice(page, ["The first"]);
  await untilKept(page);
}

/** Signs in again if the cookies of the session were not on the disk yet. */
async function returnAs(browser: BrowserContext, { origin }: RestartableApp, person: Person): Promise<void> {
  if ((await whoIs(browser, origin)) === undefined) await signIn(browser, origin, person);
}

/** Adds tasks and completes every other one, until the browser is gone. */
async function act(
  browser: BrowserContext,
  { origin }: RestartableApp,
  acts: Acts,
  { round, signal, onStarted }: { round: number; signal: AbortSignal; onStarted: () => void },
): Promise<void> {
  try {
    const opened = await visit(browser);
    await opened.page.goto(`${origin}/tasks`);
    if (acts.acknowledged.length > 0) onStarted();
    for (let at = 1; ; at += 1) {
      const title = `Task ${round}.${at}`;
      await add(opened, acts, title);
      if (acts.acknowledged.length > 0) onStarted();
      if (at % 2 === 0) await complete(opened, acts, title);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function add({ page, tasks }: Visit, acts: Acts, title: string): Promise<void> {
  acts.begun.push(`task.created ${title}`);
  await tasks.add(title);
  await expect(tasks.row(title)).toBeVisible();
  const [changes, rows] = [await changesOnDevice(page), await rowsOnDevice(page)];
  if (JSON.stringify(changes).includes(`"${title}"`) || rows.some((row) => row.title === title))
    acts.acknowledged.push(`task.created ${title}`);
}

async function complete({ page, tasks }: Visit, acts: Acts, title: string): Promise<void> {
  // Its options cover the first rows.
  await tasks.addField.press("Escape");
  const before = (await changesOnDevice(page)).length;
  acts.begun.push(`task.completed ${title}`);
  await tasks.checkbox(title).click();
  await expect(tasks.row(title)).toHaveCount(0);
  const [changes, rows] = [await changesOnDevice(page), await rowsOnDevice(page)];
  const isWaiting = changes.length > before && changes.at(-1)?.procedure === "tasks.setCompleted";
  if (isWaiting || rows.some((row) => row.title === title && row.completedAt !== null))
    acts.acknowledged.push(`task.completed ${title}`);
}

function count({ begun, acknowledged }: Acts, all: readonly string[]): Omit<BrowserKillReport, "kills"> {
  const applied = all.filter((entry) => entry !== "task.created The first");
  const once = [...new Set(applied)];
  const positions = once.map((entry) => begun.indexOf(entry));
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((entry) => !once.includes(entry)).length,
    twice: applied.length - once.length,
    outOfOrder: positions.filter((position, at) => position < (positions[at - 1] ?? 0)).length,
  };
}
