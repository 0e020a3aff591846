import fc from "fast-check";
import { expect, test } from "vitest";
import type { Disk } from "./disk";
import { type ChangesPage, createPull } from "./pull";
import { createKind } from "./kinds/kinds";
import { createStores } from "./kinds/stores";

interface Row {
  id: string;
  version: number;
  seq: number;
  isTrashed: boolean;
}

type Rows = { items: Row };

/** A copy that keeps nothing on disk. */
function openCopy(fetchPage: (since: string | undefined) => Promise<ChangesPage<Rows>>, onPage = () => undefined) {
  const items = createKind<Row, Rows, never>({
    parse: () => undefined,
    isGone: () => false,
    leavesOutBy: () => undefined,
    effects: {},
  });
  const stores = createStores<Rows, never>({ items });
  const puller = createPull<Rows>({ merge: stores.merge, stores, disk: noDisk, fetchPage, onPage });
  return { ...puller, store: items.store };
}

/** A small model of the feed: each change takes the next number, a purge raises the floor, a restored backup is a new generation. */
function createServer() {
  let [seq, floor, generation] = [0, 0, 0];
  let isDown = false;
  const rows = new Map<string, Row>();
  let backup: { seq: number; floor: number; rows: Row[] } = { seq, floor, rows: [] };
  return {
    rows: () => [...rows.values()],
    write: (id: string, isTrashed = false) => {
      seq += 1;
      rows.set(id, { id, version: (rows.get(id)?.version ?? 0) + 1, seq, isTrashed });
    },
    purge: () => {
      const purged = [...rows.values()].filter(({ isTrashed }) => isTrashed);
      floor = Math.max(floor, ...purged.map(({ seq: last }) => last));
      for (const row of purged) rows.delete(row.id);
    },
    backUp: () => {
      backup = { seq, floor, rows: [...rows.values()] };
    },
    restore: () => {
      [seq, floor, generation] = [backup.seq, backup.floor, generation + 1];
      rows.clear();
      for (const row of backup.rows) rows.set(row.id, row);
    },
    setDown: (next: boolean) => {
      isDown = next;
    },
    fetchPage: async (since: string | undefined): Promise<ChangesPage<Rows>> => {
      if (isDown) throw new Error("The server cannot be reached.");
      const [of, base = 0, from = 0] = (since ?? "").split(".").map(Number);
      const reset = since !== undefined && (of !== generation || base < floor || Math.max(base, from) > seq);
      const isFirst = reset || since === undefined;
      const news = [...rows.values()].filter((row) => row.seq > (isFirst ? 0 : from)).sort((a, b) => a.seq - b.seq);
      const page = news.slice(0, 3);
      const isComplete = page.length < 3;
      const reached = isComplete ? [seq, seq] : [isFirst ? seq : base, page.at(-1)?.seq];
      return { reset, rows: { items: page }, cursor: [generation, ...reached].join("."), isComplete };
    },
  };
}

/** A device that keeps nothing. */
const noDisk: Disk = {
  load: async () => undefined,
  savePage: async () => undefined,
  removeRows: async () => undefined,
  close: () => undefined,
};

const id = fc.constantFrom(...Array.from("abcdefghijkl"));
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ write: id }) },
  { weight: 2, arbitrary: fc.record({ trash: id }) },
  fc.constant({ purge: true }),
  fc.record({ setDown: fc.boolean() }),
  { weight: 3, arbitrary: fc.constant({ pull: true }) },
  fc.constant({ backUp: true }),
  fc.constant({ restore: true }),
);

test("whatever happens on the server and to the connection, the copy ends up equal to the server", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
      const server = createServer();
      const { pull, store } = openCopy(server.fetchPage);
      for (const made of acts) {
        if ("write" in made) server.write(made.write);
        else if ("trash" in made) server.write(made.trash, true);
        else if ("purge" in made) {
          server.purge();
          // Each side deletes tasks by itself that were in the trash for so long.
          store.remove(store.list().flatMap((row) => (row.isTrashed ? [row.id] : [])));
        } else if ("setDown" in made) server.setDown(made.setDown);
        else if ("backUp" in made) server.backUp();
        else if ("restore" in made) server.restore();
        else await pull().catch(() => undefined);
      }
      server.setDown(false);
      await pull();
      const live = (rows: Row[]) => rows.filter(({ isTrashed }) => !isTrashed).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(live(store.list())).toEqual(live(server.rows()));
    }),
    { numRuns: 2000 },
  );
});

test("a pull requested during another one brings the changes made since that one began", async () => {
  const server = createServer();
  server.write("a");
  const { pull, store } = openCopy(async (since) => {
    const page = await server.fetchPage(since);
    if (since === undefined) {
      server.write("b");
      void pull();
    }
    return page;
  });
  await pull();
  expect(store.list().map((row) => row.id)).toEqual(["a", "b"]);
});

test("rows stay visible while everything is fetched anew, and the copy counts as whole", async () => {
  const server = createServer();
  const counts: number[] = [];
  for (const each of "abcdefg") server.write(each);
  const { store, ...puller } = openCopy(server.fetchPage, () => void counts.push(store.list().length));
  await puller.pull();
  expect(puller.isWhole()).toBe(true);
  counts.length = 0;
  server.write("a", true);
  server.purge();
  await puller.pull();
  expect(counts).toEqual([7, 7, 6]);
  expect(puller.isWhole()).toBe(true);
});

test("a pull gives up on a server that keeps refusing its own cursors, or whose pages never end", async () => {
  let asked = 0;
  const pulling = (page: Partial<ChangesPage<Rows>>) => {
    const fetchPage = async (since: string | undefined) => {
      asked += 1;
      return { reset: since !== undefined, rows: {}, cursor: "1", isComplete: false, ...page };
    };
    return openCopy(fetchPage).pull();
  };
  await expect(pulling({})).rejects.toThrow("do not end");
  await expect(pulling({ reset: false })).rejects.toThrow("do not end");
  expect(asked).toBeLessThan(20);
});
