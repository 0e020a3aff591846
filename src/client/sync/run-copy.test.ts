import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { eventually } from "~/testing/eventually";
import { createProcedureCalls } from "../procedure-calls";
import { databaseName } from "./database/database-name";
import { readKey } from "../read-answer";
import { createKind, type KindRules } from "./kinds/kinds";
import { createWaiting } from "./outbox/waiting";
import { type CopySource, type CopyStatus, runCopy } from "./run-copy";

interface Row {
  id: string;
  version: number;
  done?: string;
  deletedAt?: string;
}

const isRow = (value: unknown): value is Row =>
  typeof value === "object" &&
  value !== null &&
  "id" in value &&
  "version" in value &&
  typeof value.version === "number";

type Rows = { items: Row };

/** Rows without commands. */
const itemRules: KindRules<Row, Rows, "tasks.restore"> = {
  effects: { "tasks.restore": (row) => row },
  parse: (value) => (isRow(value) ? value : undefined),
  isGone: ({ deletedAt }) => deletedAt !== undefined,
  leavesOutBy: ({ done }) => done,
};

/** A server with a number of rows, which can be unreachable. */
function createServer(rows: Row[]) {
  const asked: (string | undefined)[] = [];
  let isDown = false;
  const rules = { ...itemRules };
  const newSource = (): CopySource<Rows, "tasks.restore"> => ({
    kinds: { items: createKind(rules) },
    parseCommand: () => undefined,
    merge: () => undefined,
    push: () => Promise.reject(new Error("Nothing is sent.")),
    fetchPage: async (since) => {
      asked.push(since);
      if (isDown) throw new Error("The server cannot be reached.");
      const page = rows.slice(Number(since ?? 0));
      return { reset: false, rows: { items: page }, cursor: String(rows.length), isComplete: true };
    },
  });
  return { newSource, rules, asked, rows, setDown: (next: boolean) => (isDown = next) };
}

type Server = ReturnType<typeof createServer>;
const stops: AbortController[] = [];

/** Opens a tab. */
function openTab(server: Server, { userId = "ada", maxRows = 100, showsKept = false } = {}) {
  const stop = new AbortController();
  stops.push(stop);
  const source = server.newSource();
  const { store } = source.kinds.items;
  const seen: { status: CopyStatus; ids: string[] }[] = [];
  const ids = () => store.list().map(({ id }) => id);
  const onStatus = (status: CopyStatus) => seen.push({ status, ids: ids() });
  const waiting = createWaiting({ userId, source });
  const copy = runCopy({ userId, waiting, source, signal: stop.signal, onStatus, maxRows, showsKept });
  return { copy, store, seen, ids, close: () => stop.abort() };
}

async function kept(userId = "ada"): Promise<unknown[]> {
  const database = await openDB(databaseName(userId));
  const rows: unknown[] = database.objectStoreNames.contains("rows") ? await database.getAll("rows") : [];
  database.close();
  return rows.map((kept) => readKey(kept, "row"));
}

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
  vi.unstubAllGlobals();
});

test("a copy counts after the first pull, with the rows from disk and the changes since", async () => {
  const server = createServer([{ id: "a", version: 1 }]);
  const first = openTab(server);
  await eventually(() => expect(first.seen).toEqual([{ status: "whole", ids: ["a"] }]));
  await eventually(async () => expect(await kept()).toHaveLength(1));
  first.close();
  server.rows.push({ id: "b", version: 1 });
  const second = openTab(server);
  await eventually(() => expect(second.seen).toEqual([{ status: "whole", ids: ["a", "b"] }]));
  expect(server.asked).toEqual([undefined, "1"]);
});

test("without the server a copy on disk counts, and one that was never fetched does not", async () => {
  const server = createServer([{ id: "a", version: 1 }]);
  const first = openTab(server);
  await eventually(async () => expect(await kept()).toHaveLength(1));
  first.close();
  server.setDown(true);
  const [ada, bob] = [openTab(server), openTab(server, { userId: "bob" })];
  await eventually(() => expect(ada.seen).toEqual([{ status: "whole", ids: ["a"] }]));
  await eventually(() => expect(server.asked).toHaveLength(3));
  expect(bob.seen).toEqual([]);
});

test("returning to the page or to the network brings the new changes", async () => {
  const server = createServer([]);
  const tab = openTab(server);
  await eventually(() => expect(tab.seen).toHaveLength(1));
  const signs: [EventTarget, string][] = [
    [window, "focus"],
    [window, "online"],
    [document, "visibilitychange"],
  ];
  for (const [target, sign] of signs) {
    server.rows.push({ id: sign, version: 1 });
    target.dispatchEvent(new Event(sign));
    await eventually(() => expect(tab.ids()).toContain(sign));
  }
  const { length } = server.asked;
  for (const [target, sign] of signs) target.dispatchEvent(new Event(sign));
  await eventually(() => expect(server.asked).toHaveLength(length + 1));
  for (const [target, sign] of signs) target.dispatchEvent(new Event(sign));
  tab.close();
  const other = openTab(server, { userId: "bob" });
  await eventually(() => expect(other.seen).toHaveLength(1));
  expect(server.asked).toHaveLength(length + 2);
});

test("a message of another tab is ignored unless it is a row", async () => {
  const tab = openTab(createServer([]));
  await eventually(() => expect(tab.seen).toHaveLength(1));
  const channel = new BroadcastChannel(databaseName("ada"));
  const lists = [[null, 7, {}, { id: 1 }], 7, { id: 1 }, [{ id: "good", version: 1 }]];
  for (const odd of ["text", null, [{ id: "old", version: 1 }], { rows: 7 }]) channel.postMessage(odd);
  for (const items of lists) channel.postMessage({ rows: { items, others: [{ id: "other", version: 1 }] } });
  await eventually(() => expect(tab.ids()).toEqual(["good"]));
  channel.close();
});

test("above the limit the oldest rows that may be left out are, here and after a reload, and the copy is partial", async () => {
  const open = ["a", "b"].map((id) => ({ id, version: 1 }));
  const done = ["5", "1", "4", "2", "3"].map((day) => ({ id: `done ${day}`, version: 1, done: day }));
  const server = createServer([...open, ...done]);
  const first = openTab(server, { maxRows: 4 });
  await eventually(() => expect(first.seen).toEqual([{ status: "partial", ids: ["a", "b", "done 5", "done 4"] }]));
  await eventually(async () => expect(await kept()).toHaveLength(4));
  first.close();
  const second = openTab(server, { maxRows: 4 });
  await eventually(() => expect(second.seen[0]?.status).toBe("partial"));
  expect(second.ids().sort()).toEqual(["a", "b", "done 4", "done 5"]);
});

test("a row that the server has deleted by itself leaves the copy and the disk", async () => {
  const server = createServer([{ id: "a", version: 1 }]);
  server.rows.push({ id: "gone", version: 2, deletedAt: "long ago" });
  const tab = openTab(server);
  await eventually(() => expect(tab.ids()).toEqual(["a"]));
  await eventually(async () => expect(await kept()).toEqual([{ id: "a", version: 1 }]));
});

test("a device whose clock is wrong removes nothing that the server still has", async () => {
  const server = createServer([{ id: "a", version: 1 }]);
  const answer = new Response("[]", { headers: { date: "Fri, 27 Nov 2026 03:00:00 GMT" } });
  const days: string[] = [];
  server.rules.isGone = (_row, now) => {
    days.push(now.slice(0, 10));
    return false;
  };
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2027-01-15T00:00:00Z") });
  const { query } = createProcedureCalls({ fetch: () => Promise.resolve(answer), fetchKeepalive: fetch });
  await query("tasks.list", undefined).catch(() => undefined);
  const tab = openTab(server);
  await eventually(() => expect(tab.ids()).toEqual(["a"]));
  vi.useRealTimers();
  expect(days).toEqual(["2026-11-27"]);
});

test("a copy with an unreadable row is fetched anew", async () => {
  const server = createServer([
    { id: "a", version: 1 },
    { id: "b", version: 1 },
  ]);
  const first = openTab(server);
  await eventually(async () => expect(await kept()).toHaveLength(2));
  first.close();
  const database = await openDB(databaseName("ada"));
  await database.put("rows", { kind: "items", id: "a", row: { id: "a" } });
  database.close();
  const second = openTab(server);
  await eventually(() => expect(second.seen).toEqual([{ status: "whole", ids: ["a", "b"] }]));
  expect(server.asked).toEqual([undefined, undefined]);
});

test("a copy that lacks a kind of rows is fetched anew", async () => {
  const server = createServer([{ id: "a", version: 1 }]);
  const first = openTab(server);
  await eventually(async () => expect(await kept()).toHaveLength(1));
  first.close();
  const database = await openDB(databaseName("ada"));
  const position: unknown = await database.get("meta", "position");
  await database.put("meta", { ...Object(position), kinds: ["others"] }, "position");
  database.close();
  const second = openTab(server);
  await eventually(() => expect(second.seen).toEqual([{ status: "whole", ids: ["a"] }]));
  expect(server.asked).toEqual([undefined, undefined]);
});

test("a page that opens without the server shows what is kept before the server has answered, and only if that was ever whole", async () => {
  const server = createServer([{ id: "a", version: 1 }]);
  const first = openTab(server);
  await eventually(async () => expect(await kept()).toHaveLength(1));
  first.close();
  const fetchPage = () => new Promise<never>(() => undefined);
  const silent = { ...server, newSource: () => ({ ...server.newSource(), fetchPage }) };
  const second = openTab(silent, { showsKept: true });
  await eventually(() => expect(second.seen).toEqual([{ status: "whole", ids: ["a"] }]));
  const database = await openDB(databaseName("ada"));
  const position: unknown = await database.get("meta", "position");
  await database.put("meta", { ...Object(position), isComplete: false }, "position");
  database.close();
  const third = openTab(silent, { showsKept: true });
  await eventually(() => expect(third.ids()).toEqual(["a"]));
  expect(third.seen).toEqual([]);
});
