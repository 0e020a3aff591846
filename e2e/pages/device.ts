import { expect, type Page } from "@playwright/test";
import { z } from "zod";

/** Withholds the copy of the tasks from the page, so that its lists come from the server. */
export async function withholdCopy(page: Page): Promise<void> {
  await page.route("**/api/trpc/sync.changes*", () => undefined);
}

/** Returns what a store of all users' databases on this device holds. */
function readStore(page: Page, store: string): Promise<unknown[]> {
  return page.evaluate(async (wanted) => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error("The database cannot be read.")));
      });
    const found: unknown[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("keel-")) continue;
      const database = await settled(indexedDB.open(name));
      if (database.objectStoreNames.contains(wanted))
        found.push(...(await settled<unknown[]>(database.transaction(wanted).objectStore(wanted).getAll())));
      database.close();
    }
    return found;
  }, store);
}

const stored = z.array(z.object({ kind: z.string(), row: z.unknown() }));
const task = z.object({ title: z.string(), completedAt: z.string().nullable() });

/** Returns the tasks of all users on this device. */
export async function rowsOnDevice(page: Page) {
  const rows = stored.parse(await readStore(page, "rows"));
  return rows.filter(({ kind }) => kind === "tasks").map(({ row }) => task.parse(row));
}

/** Returns the titles of all users' tasks on this device, in alphabetical order. */
export async function titlesOnDevice(page: Page): Promise<string[]> {
  const rows = await rowsOnDevice(page);
  return rows.map(({ title }) => title).sort((a, b) => (a < b ? -1 : 1));
}

const command = z.object({ procedure: z.string(), input: z.unknown() });

/** Returns the changes of all users that wait on this device, in their order. */
export async function changesOnDevice(page: Page) {
  const kept = z.array(command).parse(await readStore(page, "outbox"));
  return kept.filter(({ procedure }) => procedure !== "noop");
}

/** Waits until the device holds exactly these titles, given in alphabetical order. */
export async function expectOnDevice(page: Page, titles: readonly string[]): Promise<void> {
  await expect.poll(() => titlesOnDevice(page)).toEqual(titles);
}

/** Returns to the page, as from another window. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
}

/** Lets the page hear of changes made elsewhere only when the user comes back to it. */
export const withholdLive = (page: Page) => page.route(/\/api\/trpc\/sync\.live/, () => undefined);

/** Waits until the browser could open the lists without the server. */
export async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(async () => (await caches.match("/shell")) !== undefined)).toBe(true);
}

/** Returns all text that the browser's caches hold. */
export const cachedText = (page: Page) =>
  page.evaluate(async () => {
    const texts: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url, (await (await cache.match(request))?.text()) ?? "");
      }
    }
    return texts.join("\n");
  });
