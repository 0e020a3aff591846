import { type Connection, type CopyDatabase, createConnection, isFull } from "./database";
import { databaseName } from "./database-name";
import type { SyncedRow } from "./row-store";

/** How far a copy has come. */
export interface Position {
  /** Names one fetching of everything: rows of another one do not belong with its cursor. */
  run: string;
  /** Where the next page of changes begins; `undefined` before the first. */
  cursor: string | undefined;
  /** Whether everything has been fetched once. */
  isComplete: boolean;
  /** Whether rows were left out, because there are too many. */
  isPartial: boolean;
}

/** A page of changes as it is kept. */
export interface SavedPage<Row> extends Position {
  cursor: string;
  rows: readonly Row[];
  /** The cursor that the page was asked for with; `undefined` for the first of a run, which takes the place of all that was there. */
  since: string | undefined;
}

/** Where a copy is kept over a reload. */
export interface Disk<Row> {
  /** Returns what was kept; `undefined` where that is nothing. */
  load: () => Promise<{ position: Position; rows: unknown[] } | undefined>;
  savePage: (page: SavedPage<Row>) => Promise<void>;
  /** Keeps rows that came beside the pages of `run`. */
  saveRows: (run: string, rows: readonly Row[]) => Promise<void>;
  /** Removes rows, and notes whether that leaves some out. */
  removeRows: (run: string, change: { ids: readonly string[]; isPartial: boolean }) => Promise<void>;
  close: () => void;
}

/**
 * Returns the disk of a user in IndexedDB. Rows and cursor are written in one transaction, so that neither is there without the other. Two tabs may write
 * at once: a row never gives way to an older one, and a run that another tab has replaced writes no more. Where nothing can be kept, nothing is, and no call fails.
 */
export function createDisk<Row extends SyncedRow>(userId: string): Disk<Row> {
  const connection = createConnection(databaseName(userId));
  const run = quietly(connection);
  return {
    close: connection.close,
    load: () => run(load),
    savePage: async (page) => {
      await run((database) => savePage(database, page));
    },
    saveRows: async (name, rows) => {
      await run((database) =>
        changeRows(database, name, async (store, position) => {
          await Promise.all(rows.map((row) => putNewer(store, row)));
          return position;
        }),
      );
    },
    removeRows: async (name, { ids, isPartial }) => {
      await run((database) =>
        changeRows(database, name, async (store, position) => {
          await Promise.all(ids.map((id) => store.delete(id)));
          return { ...position, isPartial };
        }),
      );
    },
  };
}

/** Returns what runs work on a connection until that fails: from then on the copy is in memory only. */
function quietly(connection: Connection) {
  let isUsable = true;
  return async <Result>(work: (database: CopyDatabase) => Promise<Result>): Promise<Result | undefined> => {
    if (!isUsable) return undefined;
    try {
      return await connection.run(work);
    } catch (error) {
      isUsable = false;
      // What is there no longer grows with what is shown, and gives the room back.
      if (isFull(error)) await connection.run(clear).catch(() => undefined);
      connection.close();
      return undefined;
    }
  };
}

async function load(database: CopyDatabase) {
  const transaction = database.transaction(["rows", "meta"]);
  const [position, rows] = await Promise.all([
    transaction.objectStore("meta").get("position"),
    transaction.objectStore("rows").getAll(),
  ]);
  return isPosition(position) ? { position, rows } : undefined;
}

/** Changes both stores in one transaction: all of what `act` does, or nothing. */
async function write(database: CopyDatabase, act: (rows: Rows, meta: Meta) => Promise<void>): Promise<void> {
  const transaction = database.transaction(["rows", "meta"], "readwrite");
  try {
    await act(transaction.objectStore("rows"), transaction.objectStore("meta"));
  } catch (error) {
    // It says that it was aborted: the error says why.
    transaction.done.catch(() => undefined);
    transaction.abort();
    throw error;
  }
  return transaction.done;
}

async function savePage<Row extends SyncedRow>(
  database: CopyDatabase,
  { rows, since, ...position }: SavedPage<Row>,
): Promise<void> {
  return write(database, async (store, meta) => {
    const kept = await meta.get("position");
    const isFirst = since === undefined;
    if (!isFirst && !(isPosition(kept) && kept.run === position.run)) return;
    if (isFirst) await store.clear();
    const isAlone = isFirst || (isPosition(kept) && kept.cursor === since);
    await Promise.all(rows.map((row) => (isAlone ? store.put(row) : putNewer(store, row))));
    await meta.put(position, "position");
  });
}

/** Changes rows of a run; not where another one has taken its place. What `act` answers is where the run stands from now on. */
async function changeRows(
  database: CopyDatabase,
  run: string,
  act: (store: Rows, position: Position) => Promise<Position>,
): Promise<void> {
  return write(database, async (store, meta) => {
    const kept = await meta.get("position");
    if (isPosition(kept) && kept.run === run) await meta.put(await act(store, kept), "position");
  });
}

const clear = (database: CopyDatabase) =>
  write(database, async (rows, meta) => {
    await Promise.all([rows.clear(), meta.clear()]);
  });

interface Rows {
  get: (id: string) => Promise<object | undefined>;
  put: (row: SyncedRow) => Promise<unknown>;
  delete: (id: string) => Promise<void>;
  clear: () => Promise<void>;
}

interface Meta {
  get: (name: string) => Promise<unknown>;
  put: (value: unknown, name: string) => Promise<unknown>;
  clear: () => Promise<void>;
}

async function putNewer(store: Rows, row: SyncedRow): Promise<void> {
  const kept = await store.get(row.id);
  const version = kept !== undefined && "version" in kept ? kept.version : undefined;
  if (typeof version !== "number" || version <= row.version) await store.put(row);
}

/** Returns whether a stored value has this shape, because another version of the page may have written it. */
function isPosition(value: unknown): value is Position {
  if (typeof value !== "object" || value === null) return false;
  const { run, cursor, isComplete, isPartial }: Partial<Record<keyof Position, unknown>> = value;
  const [areTexts, areFacts] = [
    [run, cursor],
    [isComplete, isPartial],
  ];
  return areTexts.every((text) => typeof text === "string") && areFacts.every((fact) => typeof fact === "boolean");
}
