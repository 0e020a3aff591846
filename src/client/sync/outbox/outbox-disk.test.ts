import "fake-indexeddb/auto";
import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import { deleteDB, openDB } from "idb";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseName } from "../database/database-name";
import { createDisk } from "../disk";
import { keeping } from "../keeping";
import { dismiss, type Kept, noop } from "./kept";
import { append } from "./outbox";
import { createOutboxDisk } from "./outbox-disk";
import { createStorage } from "./storage";

const at = "2026-11-20T09:00:00.000Z";
const given = (title: string, procedure = "tasks.create") => ({ id: uuidv7(), at, procedure, input: { title } });
const giving =
  (...titles: string[]) =>
  (kept: Kept): Kept => ({
    ...kept,
    outbox: titles.map((title) => given(title)).reduce((box, each) => append(box, each), kept.outbox),
  });
const unchanged = (kept: Kept) => kept;

const opened: { close: () => void }[] = [];
function openDisk() {
  const disk = createOutboxDisk("ada");
  opened.push(disk);
  return disk;
}
const openStorage = () => createStorage(openDisk());
const read = () => openDisk().change(unchanged);

const titlesOf = ({ outbox: { entries } }: Kept) => entries.map(({ input }) => Reflect.get(Object(input), "title"));
const numbersOf = ({ outbox: { entries } }: Kept) => entries.map(({ number }) => number);

async function inDatabase(act: (database: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>): Promise<void> {
  const database = await openDB(databaseName("ada"));
  await act(database);
  database.close();
}

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const disk of opened.splice(0)) disk.close();
  vi.unstubAllGlobals();
});

test("commands and their client are there after a reload", async () => {
  const first = await openStorage().change(giving("Read", "Write"));
  expect(numbersOf(first)).toEqual([1, 2]);
  expect(await read()).toEqual(first);
});

test("two tabs that give commands at once never use a number twice", async () => {
  const tabs = [openStorage(), openStorage()];
  await Promise.all(
    [...Array(10).keys()].flatMap((each) => tabs.map((tab, which) => tab.change(giving(`${which} ${each}`)))),
  );
  const kept = await read();
  expect(numbersOf(kept)).toEqual([...Array(20).keys()].map((each) => each + 1));
  for (const which of [0, 1])
    expect(titlesOf(kept).filter((title) => String(title).startsWith(`${which} `))).toEqual(
      [...Array(10).keys()].map((each) => `${which} ${each}`),
    );
});

test("a change of the stores or of the rows' fields drops the rows and no command", async () => {
  const old = await openDB(databaseName("ada"), 1, {
    upgrade(database) {
      for (const name of ["rows", "meta", "outbox", "conflicts"]) database.createObjectStore(name);
    },
  });
  const entry = { ...given("Read"), number: 4, isSent: true, schema: 1 };
  await old.put("rows", { old: true }, "a");
  await old.put("meta", { run: "old" }, "position");
  const sequence = { clientId: uuidv7(), next: 5, acked: 3, revision: 9 };
  await old.put("meta", sequence, "sequence");
  await old.put("outbox", entry, 4);
  await old.put("conflicts", { at, procedure: "tasks.update", input: {}, refused: ["title"] }, "c");
  old.close();
  const kept = await read();
  expect(kept).toMatchObject({ revision: 9, outbox: { clientId: sequence.clientId, next: 5, acked: 3 } });
  expect(kept.outbox.entries).toMatchObject([{ id: entry.id, number: 4, isSent: true }]);
  expect(kept.refused).toMatchObject([{ id: "c", refused: ["title"] }]);
  expect(await createDisk("ada").load()).toBeUndefined();
});

test("a database from before there were commands is upgraded", async () => {
  const old = await openDB(databaseName("ada"), 1, {
    upgrade(database) {
      database.createObjectStore("rows", { keyPath: "id" });
      database.createObjectStore("meta");
    },
  });
  old.close();
  expect(titlesOf(await openStorage().change(giving("Read")))).toEqual(["Read"]);
});

/** Lets the next `times` commands find a full disk. */
function fillDisk(times: number): void {
  const put = IDBObjectStore.prototype.put;
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function full(this: IDBObjectStore, ...values) {
    if (this.name === "outbox" && left-- > 0) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, values);
  });
}

test("on a full disk rows give way to commands", async () => {
  const copy = createDisk("ada");
  opened.push(copy);
  const position = { run: "run", cursor: "1", isComplete: true, isPartial: false, kinds: ["items"] };
  await copy.savePage({ ...position, since: undefined, rows: { items: [{ id: "a", version: 1 }] } });
  const storage = openStorage();
  await storage.change(giving("Read"));
  fillDisk(1);
  expect(titlesOf(await storage.change(giving("Write")))).toEqual(["Read", "Write"]);
  expect(storage.isOnDisk()).toBe(true);
  expect(titlesOf(await read())).toEqual(["Read", "Write"]);
  expect(await createDisk("ada").load()).toBeUndefined();
});

test("if nothing more can be stored, everything goes on in memory for another client, and what is on disk stays there", async () => {
  const storage = openStorage();
  const first = await storage.change(giving("Read"));
  fillDisk(Infinity);
  const kept = await storage.change(giving("Write"));
  expect([storage.isOnDisk(), titlesOf(kept), numbersOf(kept)]).toEqual([false, ["Read", "Write"], [1, 2]]);
  expect(kept.outbox.clientId).not.toBe(first.outbox.clientId);
  vi.restoreAllMocks();
  expect(titlesOf(await read())).toEqual(["Read"]);
  await storage.change(({ outbox, ...rest }) => ({ ...rest, outbox: { ...outbox, entries: [] } }));
  expect(titlesOf(await read())).toEqual([]);
});

test("without IndexedDB, and while its database is of a newer version, commands are in memory", async () => {
  (await openDB(databaseName("ada"), 99)).close();
  const newer = openStorage();
  expect(titlesOf(await newer.change(giving("Read")))).toEqual(["Read"]);
  vi.stubGlobal("indexedDB", undefined);
  Reflect.deleteProperty(globalThis, "indexedDB");
  const missing = openStorage();
  expect(titlesOf(await missing.change(giving("Read")))).toEqual(["Read"]);
  expect([newer.isOnDisk(), missing.isOnDisk()]).toEqual([false, false]);
});

test("a newer tab and a deletion are not held up by a write, and its commands go on in memory", async () => {
  const storage = openStorage();
  await storage.change(giving("Read"));
  const writing = storage.change(giving("Write"));
  await deleteDB(databaseName("ada"));
  expect(titlesOf(await writing)).toEqual(["Read", "Write"]);
  expect(titlesOf(await storage.change(giving("Sing")))).toEqual(["Read", "Write", "Sing"]);
  expect([storage.isOnDisk(), await indexedDB.databases()]).toEqual([false, []]);
});

test("what was left on disk when its user turned the copy off goes on in memory", async () => {
  await openStorage().change(giving("Read"));
  const settings = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => settings.get(key) ?? null,
    setItem: (key: string, value: string) => settings.set(key, value),
  });
  keeping.note(false);
  const storage = openStorage();
  expect(titlesOf(await storage.change(giving("Write")))).toEqual(["Read", "Write"]);
  expect([storage.isOnDisk(), await indexedDB.databases()]).toEqual([false, []]);
});

test("an entry that is no command becomes a refused one with its text, and its number is used up", async () => {
  await openStorage().change(giving("Read", "Write"));
  const odd: [number, unknown][] = [
    [3, { ...given("Unversioned"), isSent: false }],
    [4, { ...given("Newer"), isSent: false, schema: 2 }],
    [5, { ...given("Unmarked"), schema: 1 }],
    [6, { title: "No command" }],
    [7, "text"],
    [8, null],
    [9, { ...given("Undated"), at: "yesterday", isSent: false, schema: 1 }],
    [10, { ...given("Short id"), id: "7", isSent: false, schema: 1 }],
  ];
  await inDatabase(async (database) => {
    for (const [number, value] of odd) await database.put("outbox", value, number);
    await database.put("meta", { ...(await database.get("meta", "sequence")), next: 11 }, "sequence");
  });
  const kept = await read();
  expect(numbersOf(kept)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(kept.outbox.entries.map(({ procedure }) => procedure === noop)).toEqual([
    false,
    false,
    ...odd.map(() => true),
  ]);
  expect(new Set(kept.outbox.entries.map(({ id }) => id)).size).toBe(10);
  const texts = JSON.stringify(kept.refused);
  for (const text of ["Unversioned", "Newer", "Unmarked", "No command", "text", "Undated", "Short id"])
    expect(texts).toContain(text);
  expect(kept.refused).toHaveLength(odd.length);
  expect(await read()).toEqual(kept);
  const decided = await openDisk().change((before) =>
    dismiss(
      before,
      before.refused.map(({ id }) => id),
    ),
  );
  expect(decided.refused).toEqual([]);
  expect(await read()).toEqual(decided);
});

test("a command of a procedure that this page does not know is left as it is, because another tab may have a newer version", async () => {
  const entries = ["projects.create", "__proto__", "constructor"].map((procedure) => given("Text", procedure));
  const kept = await openStorage().change((before) => ({
    ...before,
    outbox: entries.reduce((box, each) => append(box, each), before.outbox),
  }));
  expect(await read()).toEqual(kept);
  expect(kept.outbox.entries).toMatchObject(entries);
  expect(kept.refused).toEqual([]);
});

test("commands without their sequence are numbered for a new client, in their order", async () => {
  const before = await openStorage().change(giving("Read", "Write"));
  for (const sequence of [null, {}, { ...before.outbox, revision: 1, next: 2 }, { clientId: "x", next: 3, acked: 0 }]) {
    await inDatabase((database) => database.put("meta", sequence, "sequence"));
    const kept = await read();
    expect([titlesOf(kept), numbersOf(kept)]).toEqual([
      ["Read", "Write"],
      [1, 2],
    ]);
    expect(kept.outbox.clientId).not.toBe(before.outbox.clientId);
    expect(await read()).toEqual(kept);
  }
});

test("nothing is stored of a change that is not stored in full", async () => {
  const storage = openStorage();
  const before = await storage.change(giving("Read"));
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function failing(this: IDBObjectStore, value, key) {
    if (key === "sequence") throw new DOMException("no", "DataError");
    return put.call(this, value, key);
  });
  await openStorage().change(giving("Write"));
  vi.restoreAllMocks();
  expect(await read()).toEqual(before);
});
