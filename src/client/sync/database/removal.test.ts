import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { databaseName } from "./database-name";
import { deleteCopies } from "../delete-copies";
import { createDisk } from "../disk";
import type { Kept } from "../outbox/kept";
import { append } from "../outbox/outbox";
import { createOutboxDisk } from "../outbox/outbox-disk";

const opened: { close: () => void }[] = [];
const unchanged = (kept: Kept) => kept;

function openOutbox(userId: string) {
  const disk = createOutboxDisk(userId);
  opened.push(disk);
  return disk;
}

/** Lets a user's page keep a row and, if `title` is given, a command that was never saved. */
async function visit(userId: string, title?: string): Promise<void> {
  const copy = createDisk(userId);
  const position = { run: "run", cursor: "1", isComplete: true, isPartial: false, kinds: ["items"] };
  await copy.savePage({ ...position, since: undefined, rows: { items: [{ id: "secret", version: 1 }] } });
  copy.close();
  if (title === undefined) return;
  const entry = { id: uuidv7(), at: "2026-11-20T09:00:00.000Z", procedure: "tasks.create", input: { title } };
  const outbox = openOutbox(userId);
  await outbox.change((kept) => ({ ...kept, outbox: append(kept.outbox, entry) }));
  outbox.close();
}

const names = async () => (await indexedDB.databases()).map(({ name }) => name);
const unsaved = async (userId: string) =>
  (await openOutbox(userId).change(unchanged)).outbox.entries.map(({ input }) => Reflect.get(Object(input), "title"));
const rowsOf = async (userId: string) => (await createDisk(userId).load())?.rows;

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-27T10:00:00Z") });
});
afterEach(() => {
  for (const disk of opened.splice(0)) disk.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("when a session has ended, its user's rows go and what was never saved stays for them", async () => {
  await visit("ada", "Read");
  await visit("bob");
  await deleteCopies();
  expect(await names()).toEqual([databaseName("ada")]);
  expect(await rowsOf("ada")).toBeUndefined();
  expect(await unsaved("ada")).toEqual(["Read"]);
  const database = await openDB(databaseName("ada"));
  expect(JSON.stringify(await Promise.all(["rows", "meta"].map((store) => database.getAll(store))))).not.toContain(
    "secret",
  );
  database.close();
});

test("when somebody else signs in, others' rows go at once, and their unsaved changes stay unread", async () => {
  await visit("ada", "Read");
  await visit("bob", "Write");
  await deleteCopies({ except: "bob" });
  expect(await rowsOf("ada")).toBeUndefined();
  expect((await rowsOf("bob"))?.items).toHaveLength(1);
  expect([await unsaved("ada"), await unsaved("bob")]).toEqual([["Read"], ["Write"]]);
});

test("of a user who signs out nothing stays, and others' unsaved changes do", async () => {
  await visit("ada", "Read");
  await visit("bob", "Write");
  await deleteCopies({ signedOut: "bob" });
  expect(await names()).toEqual([databaseName("ada")]);
  expect(await unsaved("ada")).toEqual(["Read"]);
});

test("unsaved changes of a user who does not return are deleted after 30 days, and a visit in between begins anew", async () => {
  await visit("ada", "Read");
  const dayLater = async (date: string) => {
    vi.setSystemTime(new Date(`${date}T10:00:00Z`));
    await deleteCopies();
    return (await names()).length;
  };
  expect(await dayLater("2026-11-28")).toBe(1);
  expect(await dayLater("2026-12-27")).toBe(1);
  await visit("ada");
  expect(await dayLater("2027-01-10")).toBe(1);
  expect(await dayLater("2027-02-08")).toBe(1);
  expect(await dayLater("2027-02-10")).toBe(0);
});

test("a clock that goes back deletes nothing", async () => {
  await visit("ada", "Read");
  await deleteCopies();
  vi.setSystemTime(new Date("2020-01-01T00:00:00Z"));
  await deleteCopies();
  expect(await unsaved("ada")).toEqual(["Read"]);
});
