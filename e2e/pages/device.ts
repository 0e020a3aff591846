import { expect, type Page } from "@playwright/test";

/** Withholds the copy of the tasks from the page, so that its lists come from the server. */
export async function withholdCopy(page: Page): Promise<void> {
  await page.route("**/api/trpc/sync.changes*", () => undefined);
}

/** Returns the titles of all users' tasks on this device, in alphabetical order. */
export function titlesOnDevice(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error("The database cannot be read.")));
      });
    const titles: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      if (!name.startsWith("keel-")) continue;
      const database = await settled(indexedDB.open(name));
      if (database.objectStoreNames.contains("rows")) {
        const rows: { title: string }[] = await settled(database.transaction("rows").objectStore("rows").getAll());
        titles.push(...rows.map(({ title }) => title));
      }
      database.close();
    }
    return titles.sort((a, b) => (a < b ? -1 : 1));
  });
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
