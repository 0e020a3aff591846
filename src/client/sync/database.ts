import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import { keepsOnDevice } from "./keeping";

/** The copy of one person on this device. `rows` can be fetched again at any time; what cannot gets stores of its own. */
export interface CopySchema extends DBSchema {
  rows: { key: string; value: { id: string } };
  meta: { key: string; value: unknown };
}

/** Grows with each change of the stores, or of what a row holds. */
const schemaVersion = 1;

/** How long a browser may take to open a database; one that waits for another tab may take for ever. */
const patience = 5000;

export type CopyDatabase = IDBPDatabase<CopySchema>;

/** Thrown where this device keeps nothing: it cannot, it may not, or another tab has a newer version or takes everything away. */
export class NoDatabaseError extends Error {
  override name = "NoDatabaseError";
}

/**
 * Returns what runs `work` on a database, opened when it is first needed. A connection that the browser has lost is opened again, once
 * (https://bugs.webkit.org/show_bug.cgi?id=277615). It closes as soon as another tab wants to delete the database or has a newer schema, and stays so.
 * One for removal opens what any version has written, also where nothing may be kept.
 */
export function createConnection(name: string, { isForRemoval = false }: { isForRemoval?: boolean } = {}) {
  let opened: Promise<CopyDatabase> | undefined;
  let isOver = false;

  async function open(): Promise<CopyDatabase> {
    if (isOver || !canForget() || !(isForRemoval || keepsOnDevice()))
      throw new NoDatabaseError("This device keeps no copy.");
    const opening = openDB<CopySchema>(name, isForRemoval ? undefined : schemaVersion, {
      upgrade,
      blocking: (_now, _next, { target }) => {
        isOver = true;
        if (target instanceof IDBDatabase) target.close();
      },
      terminated: () => (opened = undefined),
    });
    // One that opens too late is not kept from being deleted.
    opening.then(
      (database) => isOver && database.close(),
      () => undefined,
    );
    return within(opening);
  }

  function letGo(): void {
    opened?.then(
      (database) => database.close(),
      () => undefined,
    );
    opened = undefined;
  }

  const attempt = async <Result>(work: (database: CopyDatabase) => Promise<Result>) => work(await (opened ??= open()));

  return {
    close(): void {
      isOver = true;
      letGo();
    },
    /** @throws {NoDatabaseError} where this device keeps nothing */
    async run<Result>(work: (database: CopyDatabase) => Promise<Result>): Promise<Result> {
      try {
        return await attempt(work);
      } catch (error) {
        letGo();
        if (!isLost(error)) throw error;
        return attempt(work);
      }
    },
  };
}

export type Connection = ReturnType<typeof createConnection>;

/** Removes what is kept for a user: all that it holds first, because deleting waits for whoever has it open. */
export async function deleteDatabase(name: string): Promise<void> {
  const connection = createConnection(name, { isForRemoval: true });
  await connection.run(clearStores).catch(() => undefined);
  connection.close();
  await within(deleteDB(name)).catch(() => undefined);
}

/** Empties every store in one transaction. */
async function clearStores(database: CopyDatabase): Promise<void> {
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names, "readwrite");
  await Promise.all([...names.map((store) => transaction.objectStore(store).clear()), transaction.done]);
}

function upgrade(database: CopyDatabase): void {
  for (const store of ["rows", "meta"] as const) {
    if (database.objectStoreNames.contains(store)) database.deleteObjectStore(store);
  }
  database.createObjectStore("rows", { keyPath: "id" });
  database.createObjectStore("meta");
}

/** Returns whether this browser can tell whose copies it holds: one that cannot could not remove them either. */
const canForget = () => "indexedDB" in globalThis && "databases" in indexedDB;

const nameOf = (error: unknown) => (error instanceof Error || error instanceof DOMException ? error.name : undefined);

/** Returns whether the browser has lost the connection, which another one may not have. */
const isLost = (error: unknown) => ["InvalidStateError", "UnknownError"].includes(nameOf(error) ?? "");

/** Returns whether the device has no room for more. */
export const isFull = (error: unknown) => nameOf(error) === "QuotaExceededError";

async function within<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoDatabaseError("The database of this device does not open.")), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
