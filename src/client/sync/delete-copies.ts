import { databaseName, isCopyName } from "./database-name";
import { keepsOnDevice, noteKeeping } from "./keeping";

/** How long a person who leaves waits for a device that is slow to forget. */
const patience = 1000;

/**
 * Removes the copies that this device holds, except that of the user `except`, who is signed in: whoever is not is to find nothing here.
 * Never throws, and does not wait long.
 */
export async function deleteCopies({ except }: { except?: string } = {}): Promise<void> {
  await Promise.race([deleteAll(except), new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** Notes whether this browser may keep tasks over a reload, and removes those that it may not. Never throws. */
export async function keepOnDevice(isWanted: boolean): Promise<void> {
  noteKeeping(isWanted);
  if (!keepsOnDevice()) await deleteCopies();
}

async function deleteAll(except: string | undefined): Promise<void> {
  try {
    const databases = await indexedDB.databases();
    const kept = except === undefined ? undefined : databaseName(except);
    const names = databases.flatMap(({ name = "" }) => (isCopyName(name) && name !== kept ? [name] : []));
    if (names.length === 0) return;
    const { deleteDatabase } = await import("./database");
    await Promise.allSettled(names.map(deleteDatabase));
  } catch {
    // Where a browser keeps nothing, there is nothing to remove.
  }
}
