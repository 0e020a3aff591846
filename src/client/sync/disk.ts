import {
  complete,
  type Connection,
  type CopyDatabase,
  createConnection,
  isFull,
  type KeptRow,
  type RowKey,
} from "./database/database";
import { databaseName } from "./database/database-name";
import type { AnyRows, RowLists } from "./kinds/kinds";
import type { SyncedRow } from "./row-store";
import type { IdLists } from "./kinds/stores";

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
  /** The kinds of rows that were fetched. */
  kinds: readonly string[];
}

/** A page of changes as it is stored. */
export interface SavedPage extends Position {
  cursor: string;
  rows: RowLists<AnyRows>;
  /** The cursor that the page was requested with. The first page of a run has `undefined` and replaces everything stored before. */
  since: string | undefined;
}

/** The storage of a copy across reloads. */
export interface Disk {
  /** Returns the stored copy, or `undefined` if there is none. */
  load: () => Promise<{ position: Position; rows: Record<string, unknown[]> } | undefined>;
  savePage: (page: SavedPage) => Promise<void>;
  /** Deletes rows, and stores whether the copy is now partial. */
  removeRows: (run: string, change: { ids: IdLists; isPartial: boolean }) => Promise<void>;
  close: () => void;
}

/**
 * Returns a user's disk in IndexedDB. Rows and cursor are written in one transaction, so that they always match. Two tabs may write at once: a row never
 * replaces a newer one, and a run that another tab has replaced stops writing. If nothing can be stored, nothing is, and no call fails.
 */
export function createDisk(userId: string): Disk {
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
          const keys = Object.entries(ids).flatMap(([kind, own]) => own.map((id): RowKey => [kind, id]));
          await Promise.all(keys.map((key) => store.delete(key)));
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
    const all = await transaction.objectStore("rows").getAll();
    if (!isPosition(position)) return undefined;
    const rows: Record<string, unknown[]> = {};
    for (const { kind, row } of all) (rows[kind] ??= []).push(row);
    return { position, rows };
  });
}

/** Changes both stores in one transaction: everything that `act` does, or nothing. */
async function write(database: CopyDatabase, act: (rows: Rows, meta: Meta) => Promise<void>): Promise<void> {
  const transaction = database.transaction(["rows", "meta"], "readwrite");
  return complete(transaction, () => act(transaction.objectStore("rows"), transaction.objectStore("meta")));
}

async function savePage(database: CopyDatabase, { rows, since, ...position }: SavedPage): Promise<void> {
  return write(database, async (store, meta) => {
    const kept = await meta.get("position");
    const isFirst = since === undefined;
    if (!isFirst && !(isPosition(kept) && kept.run === position.run)) return;
    if (isFirst) await store.clear();
    const isAlone = isFirst || (isPosition(kept) && kept.cursor === since);
    await Promise.all(keptRows(rows).map((row) => (isAlone ? store.put(row) : putNewer(store, row))));
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
  get: (key: RowKey) => Promise<KeptRow | undefined>;
  put: (row: KeptRow) => Promise<unknown>;
  delete: (key: RowKey) => Promise<void>;
  clear: () => Promise<void>;
}

interface Meta {
  get: (name: string) => Promise<unknown>;
  put: (value: unknown, name: string) => Promise<unknown>;
  delete: (name: string) => Promise<void>;
}

/** Stores a row unless a newer version is stored. */
export async function putNewer(store: Rows, kept: KeptRow): Promise<void> {
  const { row } = (await store.get([kept.kind, kept.id])) ?? {};
  if (typeof row?.version !== "number" || row.version <= kept.row.version) await store.put(kept);
}

/** Returns rows as they are stored. */
export const keptRows = (lists: RowLists<AnyRows>): KeptRow[] =>
  Object.entries(lists).flatMap(([kind, rows = []]) => rows.map((row: SyncedRow) => ({ kind, id: row.id, row })));

/** Returns whether a stored value has this shape. Another version of the page may have written it. */
function isPosition(value: unknown): value is Position {
  if (typeof value !== "object" || value === null) return false;
  const { run, cursor, isComplete, isPartial, kinds }: Partial<Record<keyof Position, unknown>> = value;
  const [areTexts, areFacts] = [
    [run, cursor],
    [isComplete, isPartial],
  ];
  const isAll =
    areTexts.every((text) => typeof text === "string") && areFacts.every((fact) => typeof fact === "boolean");
  return isAll && Array.isArray(kinds);
}
