import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import { inTime } from "./in-time";
import { keeping } from "../keeping";
import type { SyncedRow } from "../row-store";
import { noteNewerVersion } from "../../viewer/newer-version";

/** The name of a kind, and the id of a row. */
export type RowKey = [string, string];

/** A row as it is stored. */
export interface KeptRow {
  kind: string;
  id: string;
  row: SyncedRow;
}

/**
 * The database of one user on this device. Everything in `rows` can be fetched again. What is in `outbox` and `conflicts` exists nowhere else, so no
 * upgrade removes it.
 */
export interface CopySchema extends DBSchema {
  rows: { key: RowKey; value: KeptRow };
  /** How far the rows have been fetched, and how far the commands have been numbered. */
  meta: { key: string; value: unknown };
  /** The commands that wait for the server, by their number. */
  outbox: { key: number; value: unknown };
  /** The refused commands, by their id. */
  conflicts: { key: string; value: unknown };
}

/** Increased with each change of the stores or of the fields of a row. */
const schemaVersion = 3;

/** Milliseconds to wait for a database to open. Another tab can block it forever. */
const patience = 5000;

export type CopyDatabase = IDBPDatabase<CopySchema>;

/** Thrown if this device keeps no copy: it cannot, it may not, or another tab has a newer version or is deleting the copy. */
export class NoDatabaseError extends Error {
  override name = "NoDatabaseError";
}

/**
 * Returns a connection that opens its database on first use. If the browser loses the connection, it is reopened once
 * (https://bugs.webkit.org/show_bug.cgi?id=277615). It closes as soon as another tab wants to delete the database or has a newer schema, and stays so.
 * Then it calls `onOver`. One for removal opens a database of any version, even if nothing may be kept.
 */
export function createConnection(
  name: string,
  { isForRemoval = false, onOver }: { isForRemoval?: boolean; onOver?: () => void } = {},
) {
  let opened: Promise<CopyDatabase> | undefined;
  let isOver = false;

  async function open(): Promise<CopyDatabase> {
    if (isOver || !canForget() || !(isForRemoval || keeping.isOn()))
      throw new NoDatabaseError("This device keeps no copy.");
    const opening = openDB<CopySchema>(name, isForRemoval ? undefined : schemaVersion, {
      upgrade,
      blocking: (_now, next, { target }) => {
        isOver = true;
        // Without a next version, the database is about to be deleted.
        if (next !== null) noteNewerVersion();
        if (target instanceof IDBDatabase) target.close();
        onOver?.();
      },
      terminated: () => (opened = undefined),
    });
    // A database that opens too late must not block its deletion.
    opening.then(
      (database) => isOver && database.close(),
      (error: unknown) => nameOf(error) === "VersionError" && noteNewerVersion(),
    );
    return within(opening);
  }

  function rest(): void {
    opened?.then(
      (database) => database.close(),
      () => undefined,
    );
    opened = undefined;
  }

  const attempt = async <Result>(work: (database: CopyDatabase) => Promise<Result>) => work(await (opened ??= open()));

  return {
    /** Closes the database until the next use. */
    rest,
    close(): void {
      isOver = true;
      rest();
    },
    /** @throws {NoDatabaseError} if this device keeps no copy */
    async run<Result>(work: (database: CopyDatabase) => Promise<Result>): Promise<Result> {
      try {
        return await attempt(work);
      } catch (error) {
        rest();
        if (!isLost(error)) throw error;
        return attempt(work);
      }
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;

interface Finishing {
  done: Promise<void>;
  abort: () => void;
}

/** Completes a transaction with everything that `work` does in it, or with nothing. */
export async function complete<Result>(transaction: Finishing, work: () => Promise<Result>): Promise<Result> {
  // It may reject before the work does, which has the cause.
  transaction.done.catch(() => undefined);
  try {
    const result = await work();
    await transaction.done;
    return result;
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

function abort(transaction: Finishing): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

/** Creates the stores that are missing. Rows are fetched anew. */
function upgrade(
  database: CopyDatabase,
  _from: number,
  _to: number | null,
  transaction: IDBPTransaction<CopySchema, StoreNames<CopySchema>[], "versionchange">,
): void {
  const names = database.objectStoreNames;
  if (names.contains("rows")) database.deleteObjectStore("rows");
  database.createObjectStore("rows", { keyPath: ["kind", "id"] });
  for (const name of ["meta", "outbox", "conflicts"] as const)
    if (!names.contains(name)) database.createObjectStore(name);
  void transaction.objectStore("meta").delete("position");
}

/** Returns whether this browser can list its databases. One that cannot could not delete the copies of other users. */
const canForget = () => "indexedDB" in globalThis && "databases" in indexedDB;

const nameOf = (error: unknown) => (error instanceof Error || error instanceof DOMException ? error.name : undefined);

/** Returns whether the browser has lost the connection, so that a new one may work. */
const isLost = (error: unknown) => ["InvalidStateError", "UnknownError"].includes(nameOf(error) ?? "");

/** Returns whether the device has run out of storage. */
export const isFull = (error: unknown) => nameOf(error) === "QuotaExceededError";

/**
 * Waits for a database, which another tab can block forever.
 * @throws {NoDatabaseError} if it takes too long
 */
export const within = <Value>(work: Promise<Value>, milliseconds = patience): Promise<Value> =>
  inTime(work, milliseconds, () => new NoDatabaseError("The database did not answer in time."));
