import { forgetViewer, readViewer } from "../viewer/viewer";
import { databaseName, isCopyName } from "./database-name";
import { keepsOnDevice, noteKeeping } from "./keeping";

/** Milliseconds that signing out waits for a slow deletion. */
const patience = 1000;

/**
 * Deletes the copies on this device, except that of the signed-in user `except`, so that no other user's tasks remain.
 * Never throws, and does not wait long.
 */
export async function deleteCopies({ except }: { except?: string } = {}): Promise<void> {
  if (readViewer()?.userId !== except) forgetViewer();
  await Promise.race([deleteAll(except), new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** Stores whether this browser may keep tasks across reloads, and deletes the ones that it may not. Never throws. */
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
    // A browser without databases has nothing to delete.
  }
}
