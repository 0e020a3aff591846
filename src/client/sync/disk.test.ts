import "fake-indexeddb/auto";
import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { deleteDB, openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseName } from "./database/database-name";
import { createDisk, type Disk } from "./disk";
import { deleteCopies, keepOnDevice } from "./delete-copies";
import { keeping } from "./keeping";

interface Row {
  id: string;
  version: number;
}

const row = (id: string, version = 1): Row => ({ id, version });
const page = (since: string | undefined, cursor: string, rows: Row[], run = "run") => ({
  run,
  since,
  cursor,
  rows: { items: rows },
  isComplete: true,
  isPartial: false,
  kinds: ["items"],
});
const opened: Disk[] = [];
function openDisk(userId = "ada"): Disk {
  const disk = createDisk(userId);
  opened.push(disk);
  return disk;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  for (const disk of opened.splice(0)) disk.close();
});

test("the copy is there after a reload: the rows and the position", async () => {
  const first = openDisk();
  expect(await first.load()).toBeUndefined();
  await first.savePage(page(undefined, "1", [row("a"), row("b")]));
  await first.savePage({ ...page("1", "2", [row("b", 2)]), isComplete: false });
  await first.removeRows("run", { ids: { items: ["a"] }, isPartial: true });
  first.close();
  expect(await openDisk().load()).toEqual({
    position: { run: "run", cursor: "2", isComplete: false, isPartial: true, kinds: ["items"] },
    rows: { items: [row("b", 2)] },
  });
});

test("rows of several kinds are kept apart, also with one id", async () => {
  const disk = openDisk();
  await disk.savePage({ ...page(undefined, "1", []), rows: { items: [row("a", 3)], lists: [row("a"), row("b")] } });
  await disk.savePage({ ...page("another", "2", []), rows: { lists: [row("a", 2)] } });
  await disk.removeRows("run", { ids: { lists: ["b"] }, isPartial: false });
  expect((await openDisk().load())?.rows).toEqual({ items: [row("a", 3)], lists: [row("a", 2)] });
});

test("rows and cursor are stored together or not at all", async () => {
  const disk = openDisk();
  await disk.savePage(page(undefined, "1", [row("a")]));
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function failing(this: IDBObjectStore, value, key) {
    if (key === "position") throw new DOMException("no", "DataError");
    return put.call(this, value, key);
  });
  await disk.savePage(page("1", "2", [row("b")]));
  vi.restoreAllMocks();
  expect(await openDisk().load()).toMatchObject({ position: { cursor: "1" }, rows: { items: [row("a")] } });
});

test("a device without space keeps nothing and frees what it had, and nothing fails", async () => {
  const disk = openDisk();
  await disk.savePage(page(undefined, "1", [row("a")]));
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await disk.savePage(page("1", "2", [row("b")]));
  vi.restoreAllMocks();
  await disk.savePage(page("2", "3", [row("c")]));
  expect(await disk.load()).toBeUndefined();
  expect(await openDisk().load()).toBeUndefined();
});

test.each(["InvalidStateError", "UnknownError"])(
  "a connection that was lost with %s is opened again, once",
  async (name) => {
    const disk = openDisk();
    await disk.savePage(page(undefined, "1", [row("a")]));
    const get = IDBObjectStore.prototype.getAll;
    let failures = 1;
    vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(function flaky(this: IDBObjectStore, ...given) {
      if (failures-- > 0) throw new DOMException("Connection to Indexed Database server lost.", name);
      return get.apply(this, given);
    });
    expect(await disk.load()).toMatchObject({ rows: { items: [row("a")] } });
    failures = 2;
    expect(await disk.load()).toBeUndefined();
    expect(await disk.load()).toBeUndefined();
  },
);

test("an open copy does not block the deletion of its database, and does not create it again", async () => {
  const disk = openDisk();
  await disk.savePage(page(undefined, "1", [row("a")]));
  await deleteDB(databaseName("ada"));
  await disk.savePage(page(undefined, "1", [row("a")]));
  expect(await indexedDB.databases()).toEqual([]);
});

test("a browser whose IndexedDB is missing, fails or has a newer version keeps nothing, and nothing fails", async () => {
  (await openDB(databaseName("eve"), 99)).close();
  const newer = openDisk("eve");
  await newer.savePage(page(undefined, "1", [row("a")]));
  expect(await newer.load()).toBeUndefined();
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  expect(await openDisk().load()).toBeUndefined();
  vi.restoreAllMocks();
  Reflect.deleteProperty(globalThis, "indexedDB");
  const disk = openDisk();
  await disk.savePage(page(undefined, "1", [row("a")]));
  expect(await disk.load()).toBeUndefined();
});

test("of two tabs that write at once, neither replaces a newer row with an older one", async () => {
  const [one, two] = [openDisk(), openDisk()];
  await one.savePage(page(undefined, "1", [row("a")]));
  await one.savePage(page("1", "5", [row("a", 5)]));
  await two.savePage(page("1", "3", [row("a", 3), row("b", 3)]));
  expect(await openDisk().load()).toMatchObject({
    position: { cursor: "3" },
    rows: { items: [row("a", 5), row("b", 3)] },
  });
});

test("rows that one tab has left out are missing in the others, too, until everything is fetched anew", async () => {
  const [one, two] = [openDisk(), openDisk()];
  await one.savePage(page(undefined, "1", [row("a"), row("b")]));
  await one.removeRows("run", { ids: { items: ["a"] }, isPartial: true });
  await two.savePage(page("1", "2", [row("b", 2)]));
  expect((await openDisk().load())?.position.isPartial).toBe(true);
  await two.removeRows("run", { ids: { items: ["b"] }, isPartial: false });
  expect((await openDisk().load())?.position.isPartial).toBe(true);
  await two.savePage(page(undefined, "2", [row("a"), row("b")], "another run"));
  expect((await openDisk().load())?.position.isPartial).toBe(false);
});

test("a tab stops writing when another tab has started a new run", async () => {
  const [one, two] = [openDisk(), openDisk()];
  await one.savePage(page(undefined, "1", [row("purged")]));
  await two.savePage(page(undefined, "x1", [row("a")], "another run"));
  await one.savePage(page("1", "2", [row("purged", 2)]));
  expect(await openDisk().load()).toMatchObject({
    position: { run: "another run", cursor: "x1" },
    rows: { items: [row("a")] },
  });
});

test("a copy in the format of another version is ignored", async () => {
  const disk = openDisk();
  await disk.savePage(page(undefined, "1", [row("a")]));
  const database = await openDB(databaseName("ada"));
  for (const odd of [null, 7, {}, { run: 1, cursor: "1", isComplete: true, isPartial: false, kinds: ["items"] }]) {
    await database.put("meta", odd, "position");
    expect(await disk.load()).toBeUndefined();
  }
  database.close();
});

test("signing in deletes the copies of other users, whatever version wrote them, and nothing else", async () => {
  for (const user of ["ada", "bob"]) await openDisk(user).savePage(page(undefined, "1", [row("a")]));
  (await openDB(databaseName("eve"), 99)).close();
  (await openDB("another-app", 1)).close();
  await deleteCopies({ except: "bob" });
  const names = async () => new Set((await indexedDB.databases()).map(({ name }) => name));
  expect(await names()).toEqual(new Set(["another-app", "keel-bob"]));
  await deleteCopies();
  expect(await names()).toEqual(new Set(["another-app"]));
});

test("a copy that another page holds open is emptied, and signing out does not wait for that page", async () => {
  await openDisk().savePage(page(undefined, "1", [row("a")]));
  const stuck = await openDB(databaseName("ada"));
  await deleteCopies();
  expect([await stuck.getAll("rows"), await stuck.getAllKeys("meta")]).toEqual([[], []]);
  const late = openDisk();
  stuck.close();
  await late.savePage(page(undefined, "1", [row("b")]));
  expect(await late.load()).toMatchObject({ rows: { items: [row("b")] } });
});

test("a copy of a newer version is emptied too, although another page holds it open", async () => {
  const stuck = await openDB(databaseName("ada"), 99, {
    upgrade: (database) => void database.createObjectStore("rows"),
  });
  await stuck.put("rows", "secret", "a");
  await deleteCopies();
  expect(await stuck.getAll("rows")).toEqual([]);
  stuck.close();
});

/** Gives the browser a storage for its settings, which may throw. */
function stubSettings(refuses = false): void {
  const kept = new Map<string, string>();
  const check = () => {
    if (refuses) throw new DOMException("no", "SecurityError");
  };
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => (check(), kept.get(key) ?? null),
    setItem: (key: string, value: string) => (check(), kept.set(key, value)),
    removeItem: (key: string) => (check(), kept.delete(key)),
  });
}

test("turning the copy off deletes the tasks at once, and none are kept until it is turned on again", async () => {
  stubSettings();
  const open = openDisk();
  await open.savePage(page(undefined, "1", [row("a")]));
  expect(keeping.isOn()).toBe(true);
  await keepOnDevice(false);
  expect(keeping.isOn()).toBe(false);
  for (const disk of [open, openDisk()]) await disk.savePage(page(undefined, "1", [row("a")]));
  expect(await indexedDB.databases()).toEqual([]);
  await keepOnDevice(true);
  await openDisk().savePage(page(undefined, "1", [row("a")]));
  expect(await openDisk().load()).toMatchObject({ rows: { items: [row("a")] } });
});

test("turning the copy off empties it, although another page holds it open", async () => {
  stubSettings();
  await openDisk().savePage(page(undefined, "1", [row("a")]));
  const stuck = await openDB(databaseName("ada"));
  await keepOnDevice(false);
  expect(await stuck.getAll("rows")).toEqual([]);
  stuck.close();
});

test("a browser that cannot read the setting keeps nothing", async () => {
  stubSettings(true);
  await keepOnDevice(true);
  await openDisk().savePage(page(undefined, "1", [row("a")]));
  expect([keeping.isOn(), await indexedDB.databases()]).toEqual([false, []]);
});
