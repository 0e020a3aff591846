import { complete, type Connection, type CopyDatabase, createConnection, isFull } from "./database/database";
import { databaseName } from "./database/database-name";
import type { SyncedRow } from "./row-store";

/** How far a copy has been fetched. */
export interface Position {
  /** The id of one complete fetch. Rows of another run do not match its cursor. */
  run: string;
  /** The cursor of the next page of changes, or `undefined` before the first page. */
  cursor: string | undefined;
  /** Whether all rows have been fetched once. */
  isComplete: boolean;
  /** Whether rows were left out because there are too many. */
  isPartial: boolean;
}

/** A page of changes as it is stored. */
export interface SavedPage<Row> extends Position {
  cursor: string;
  rows: readonly Row[];
  /** The cursor that the page was requested with. The first page of a run has `undefined` and replaces everything stored before. */
  since: string | undefined;
}

/** The storage of a copy across reloads. */
export interface Disk<Row> {
  /** Returns the stored copy, or `undefined` if there is none. */
  load: () => Promise<{ position: Position; rows: unknown[] } | undefined>;
  savePage: (page: SavedPage<Row>) => Promise<void>;
  /** Deletes rows, and stores whether the copy is now partial. */
  removeRows: (run: string, change: { ids: readonly string[]; isPartial: boolean }) => Promise<void>;
  close: () => void;
}

/**
 * Returns a user's disk in IndexedDB. Rows and cursor are written in one transaction, so that they always match. Two tabs may write at once: a row never
 * replaces a newer one, and a run that another tab has replaced stops writing. If nothing can be stored, nothing is, and no call fails.
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
    removeRows: async (name, { ids, isPartial }) => {
      await run((database) =>
        changeRows(database, name, async (store, position) => {
          await Promise.all(ids.map((id) => store.delete(id)));
          return { ...position, isPartial: isPartial || position.isPartial };
        }),
      );
    },
  };
}

/** Returns a function that runs work on a connection until it fails. After that the copy is in memory only. */
function quietly(connection: Connection) {
  let isUsable = true;
  return async <Result>(work: (database: CopyDatabase) => Promise<Result>): Promise<Result | undefined> => {
    if (!isUsable) return undefined;
    try {
      return await connection.run(work);
    } catch (error) {
      isUsable = false;
      // The stored copy would no longer be updated, so its space is freed.
      if (isFull(error)) await connection.run(clearRows).catch(() => undefined);
      connection.close();
      return undefined;
    }
  };
}

async function load(database: CopyDatabase) {
  const transaction = database.transaction(["rows", "meta"]);
  return complete(transaction, async () => {
    // One after the other: if the second one throws, nobody would hear of the end of the first.
    const position = await transaction.objectStore("meta").get("position");
    const rows = await transaction.objectStore("rows").getAll();
    return isPosition(position) ? { position, rows } : undefined;
  });
}

/** Changes both stores in one transaction: everything that `act` does, or nothing. */
async function write(database: CopyDatabase, act: (rows: Rows, meta: Meta) => Promise<void>): Promise<void> {
  const transaction = database.transaction(["rows", "meta"], "readwrite");
  return complete(transaction, () => act(transaction.objectStore("rows"), transaction.objectStore("meta")));
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
    // Rows that another tab has left out must not return.
    const isPartial = position.isPartial || (!isFirst && isPosition(kept) && kept.isPartial);
    await meta.put({ ...position, isPartial }, "position");
  });
}

/** Changes rows of a run, unless another run has replaced it. `act` returns the run's new position. */
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

/** Deletes the rows and their position, and nothing else. */
export const clearRows = (database: CopyDatabase) =>
  write(database, async (rows, meta) => {
    await Promise.all([rows.clear(), meta.delete("position")]);
  });

export interface Rows {
  get: (id: string) => Promise<object | undefined>;
  put: (row: SyncedRow) => Promise<unknown>;
  delete: (id: string) => Promise<void>;
  clear: () => Promise<void>;
}

interface Meta {
  get: (name: string) => Promise<unknown>;
  put: (value: unknown, name: string) => Promise<unknown>;
  delete: (name: string) => Promise<void>;
}

/** Stores a row unless a newer version is stored. */
export async function putNewer(store: Rows, row: SyncedRow): Promise<void> {
  const kept = await store.get(row.id);
  const version = kept !== undefined && "version" in kept ? kept.version : undefined;
  if (typeof version !== "number" || version <= row.version) await store.put(row);
}

/** Returns whether a stored value has this shape. Another version of the page may have written it. */
function isPosition(value: unknown): value is Position {
  if (typeof value !== "object" || value === null) return false;
  const { run, cursor, isComplete, isPartial }: Partial<Record<keyof Position, unknown>> = value;
  const [areTexts, areFacts] = [
    [run, cursor],
    [isComplete, isPartial],
  ];
  return areTexts.every((text) => typeof text === "string") && areFacts.every((fact) => typeof fact === "boolean");
}
