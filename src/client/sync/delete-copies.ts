import { pageUser } from "../viewer/page-user";
import { forgetUnread } from "../viewer/unread-lines";
import { forgetViewer, readViewer } from "../viewer/viewer";
import { databaseName, isCopyName } from "./database/database-name";
import { keeping } from "./keeping";
import { dropHandovers } from "./outbox/handover";

/** Milliseconds that signing out waits for a slow deletion. */
const patience = 1000;

interface Users {
  /** The signed-in user, whose copy stays. */
  except?: string | undefined;
  /** The user who has just signed out, and of whom nothing stays. */
  signedOut?: string | undefined;
}

/**
 * Deletes the copies on this device, so that no other user's tasks remain. Changes that were never saved stay for 30 days and are saved when their user
 * signs in again, unless they have signed out. Never throws, and does not wait long.
 */
export async function deleteCopies({ except, signedOut }: Users = {}): Promise<void> {
  if (readViewer()?.userId !== except) forgetViewer();
  const isMeant = (userId: string) => userId === signedOut || (userId !== except && !keeping.isOn());
  dropHandovers(isMeant);
  forgetUnread(isMeant);
  await Promise.race([deleteAll({ except, signedOut }), new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** Stores whether this browser may keep tasks across reloads, and deletes the ones that it may not. Never throws. */
export async function keepOnDevice(isWanted: boolean): Promise<void> {
  keeping.note(isWanted);
  // What the user's pages have not saved yet goes on in their memory.
  if (!keeping.isOn()) await deleteCopies({ signedOut: pageUser() });
}

async function deleteAll({ except, signedOut }: Users): Promise<void> {
  try {
    const databases = await indexedDB.databases();
    const kept = except === undefined ? undefined : databaseName(except);
    const names = databases.flatMap(({ name = "" }) => (isCopyName(name) && name !== kept ? [name] : []));
    if (names.length === 0) return;
    const { deleteDatabase, deleteRows } = await import("./database/removal");
    const own = signedOut === undefined ? undefined : databaseName(signedOut);
    await Promise.allSettled(names.map((name) => (name === own ? deleteDatabase(name) : deleteRows(name))));
  } catch {
    // A browser without databases has nothing to delete.
  }
}
