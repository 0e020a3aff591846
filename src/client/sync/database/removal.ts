import { deleteDB } from "idb";
import { type CopyDatabase, complete, createConnection, within } from "./database";

/** Days after which the unsent commands of a user who has left are deleted. */
const unsentDays = 30;
const day = 86_400_000;

/** Deletes a database. Its stores are emptied first, because the deletion waits for every tab that has it open. */
export async function deleteDatabase(name: string): Promise<void> {
  const connection = createConnection(name, { isForRemoval: true });
  await connection.run(clearStores).catch(() => undefined);
  connection.close();
  await within(deleteDB(name)).catch(() => undefined);
}

/**
 * Deletes a database except for commands that no server has yet: they wait unread for their user to return, for 30 days. What cannot be read is deleted.
 */
export async function deleteRows(name: string): Promise<void> {
  const connection = createConnection(name, { isForRemoval: true });
  const isUnsent = await connection.run(keepUnsent).catch(() => false);
  connection.close();
  if (!isUnsent) await deleteDatabase(name);
}

/** Empties every store in one transaction. */
async function clearStores(database: CopyDatabase): Promise<void> {
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names, "readwrite");
  await Promise.all([...names.map((store) => transaction.objectStore(store).clear()), transaction.done]);
}

/** Removes all but unsent commands in one transaction. Returns whether there are any that have not been left for too long. */
async function keepUnsent(database: CopyDatabase): Promise<boolean> {
  const names = [...database.objectStoreNames];
  if (!(["outbox", "conflicts", "meta"] as const).every((name) => names.includes(name))) return false;
  const transaction = database.transaction(names, "readwrite");
  return complete(transaction, async () => {
    const [outbox, conflicts, meta] = [
      transaction.objectStore("outbox"),
      transaction.objectStore("conflicts"),
      transaction.objectStore("meta"),
    ];
    const counts = await Promise.all([outbox.count(), conflicts.count()]);
    const [position, left, sequence] = await Promise.all(
      ["position", "left", "sequence"].map((key): Promise<unknown> => meta.get(key)),
    );
    // Whoever has a position was here since.
    const since = position === undefined && typeof left === "number" ? left : Date.now();
    const others = names.filter((name) => name !== "outbox" && name !== "conflicts");
    await Promise.all(others.map((store) => transaction.objectStore(store).clear()));
    await Promise.all([meta.put(since, "left"), sequence !== undefined && meta.put(sequence, "sequence")]);
    return counts.some((count) => count > 0) && Date.now() - since < unsentDays * day;
  });
}
