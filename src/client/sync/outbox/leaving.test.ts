import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { signUp } from "~/testing/people/people";
import { callerAs } from "~/testing/server/caller";
import { openTab, stubBrowser, type Tab, type TabNetwork } from "~/testing/sync/browser";
import { edited, nothingWaits, titled, titlesOf } from "~/testing/sync/given";
import { databaseName } from "../database/database-name";
import { deleteCopies } from "../delete-copies";

let tabs: Tab[];
let browser: ReturnType<typeof stubBrowser>;

beforeEach(() => {
  tabs = [];
  browser = stubBrowser();
});
afterEach(() => {
  for (const tab of tabs) tab.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(...given: Parameters<typeof openTab>): Tab {
  const tab = openTab(...given);
  tabs.push(tab);
  return tab;
}

test("the last event of a page sends what is not stored yet, once, also if the page goes on", async () => {
  const ada = await signUp();
  const tab = open(ada);
  const created = titled("Read");
  tab.copy.give(created);
  browser.window.dispatchEvent(new Event("pagehide"));
  tab.copy.give(edited(created.input.id, "Write", "Read"));
  expect(tab.pushes.map(({ commands }) => commands.length)).toEqual([1, 2]);
  browser.window.dispatchEvent(new Event("pageshow"));
  await nothingWaits(tab);
  expect((await callerAs(ada).tasks.list.query()).items).toMatchObject([{ title: "Write", version: 2 }]);
  expect(tab.copy.refused.read()).toEqual([]);
});

test("the last event of a page sends a text that is being stored as it is stored, so that none of its versions is lost", async () => {
  const ada = await signUp();
  const { id } = await callerAs(ada).tasks.create.mutate({ title: "R" });
  const network: TabNetwork = { isDown: false };
  network.push = () => new Promise(() => undefined);
  const tab = open(ada, network);
  tab.copy.give(titled("On its way"));
  await eventually(() => expect(tab.pushes).toHaveLength(1));
  await tab.copy.give(edited(id, "Re", "R")).stored;
  network.push = undefined;
  tab.copy.give(edited(id, "Read", "Re"));
  browser.window.dispatchEvent(new Event("pagehide"));
  expect(tab.pushes.at(-1)?.commands.map(({ input }) => input)).toMatchObject([
    { title: "On its way" },
    { title: "Read", was: { title: "R" } },
  ]);
  await eventually(async () => expect(await titlesOf(ada)).toEqual(["On its way", "Read"]));
});

test("a change that is made after the tasks have left the screen is saved", async () => {
  const ada = await signUp();
  const tab = open(ada);
  await eventually(() => expect(tab.copy.status.read()).toBe("whole"));
  tab.close();
  expect(await tab.copy.give(titled("Undone")).stored).toBe("disk");
  await nothingWaits(tab);
  const early = open(ada);
  early.close();
  early.copy.give(titled("Early"));
  await nothingWaits(early);
  expect(await titlesOf(ada)).toEqual(["Early", "Undone"]);
});

test("when a newer tab takes the database over, what waits goes on in memory at once", async () => {
  const ada = await signUp();
  const tab = open(ada, { isDown: true });
  await tab.copy.give(titled("Read")).stored;
  (await openDB(databaseName(ada.userId), 99)).close();
  await eventually(() => expect(tab.copy.outbox.read()).toMatchObject({ waiting: 1, isOnDisk: false }));
  tab.network.isDown = false;
  expect(await tab.copy.sendNow()).toBe(true);
  expect(await titlesOf(ada)).toEqual(["Read"]);
});

test("without a place on disk changes wait in memory, and are saved", async () => {
  const ada = await signUp();
  Reflect.deleteProperty(indexedDB, "databases");
  vi.stubGlobal("indexedDB", {});
  const network: TabNetwork = { isDown: true };
  const tab = open(ada, network);
  expect(await tab.copy.give(titled("Read")).stored).toBe("memory");
  await eventually(() =>
    expect(tab.copy.outbox.read()).toMatchObject({ waiting: 1, isOnDisk: false, state: "retrying" }),
  );
  network.isDown = false;
  await nothingWaits(tab);
  expect(await titlesOf(ada)).toEqual(["Read"]);
});

test("more than a thousand changes that wait are all on disk, and said to be many", async () => {
  const ada = await signUp();
  const tab = open(ada, { isDown: true });
  const changes = Array.from({ length: 1001 }, (_, at) => titled(`Task ${at}`));
  const stored = changes.map((change) => tab.copy.give(change).stored);
  expect(tab.titles()).toHaveLength(changes.length);
  await Promise.all(stored);
  tab.close();
  const next = open(ada, { isDown: true });
  await eventually(() => expect(next.copy.outbox.read()).toMatchObject({ waiting: changes.length, isLarge: true }));
  expect(next.titles()).toEqual(changes.map(({ input: { title } }) => title));
});

test("what was not saved when a session ended is saved when its user signs in again, and by nobody else", async () => {
  const [ada, bob] = [await signUp(), await signUp()];
  const first = open(ada, { isDown: true });
  await first.copy.give(titled("Ada's")).stored;
  first.close();
  await deleteCopies();
  await deleteCopies({ except: bob.userId });
  const others = open(bob);
  await eventually(() => expect(others.copy.status.read()).toBe("whole"));
  expect(await others.copy.sendNow()).toBe(true);
  others.close();
  expect([await titlesOf(ada), await titlesOf(bob), others.pushes]).toEqual([[], [], []]);
  const again = open(ada);
  await eventually(() => expect(again.titles()).toEqual(["Ada's"]));
  await nothingWaits(again);
  expect(await titlesOf(ada)).toEqual(["Ada's"]);
});

test("what its user gave up by signing out is never sent", async () => {
  const ada = await signUp();
  const first = open(ada, { isDown: true });
  await first.copy.give(titled("Given up")).stored;
  await deleteCopies({ signedOut: ada.userId });
  first.close();
  first.network.isDown = false;
  const again = open(ada);
  await eventually(() => expect(again.copy.status.read()).toBe("whole"));
  expect([again.copy.outbox.read().waiting, await titlesOf(ada), await indexedDB.databases()]).toMatchObject([
    0,
    [],
    [{}],
  ]);
});
