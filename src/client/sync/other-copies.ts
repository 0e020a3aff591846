import { databaseName, isCopyName } from "./database-name";

/** Removes the copies on this device that do not belong to `userId`, the one who is signed in; all of them for a visitor, who is `none`. Never throws. */
export async function deleteOtherCopies(userId: string): Promise<void> {
  try {
    const databases = await indexedDB.databases();
    const names = databases.flatMap(({ name = "" }) =>
      isCopyName(name) && name !== databaseName(userId) ? [name] : [],
    );
    if (names.length === 0) return;
    const { deleteDatabase } = await import("./database");
    await Promise.allSettled(names.map(deleteDatabase));
  } catch {
    // Where a browser keeps nothing, there is nothing to remove.
  }
}
