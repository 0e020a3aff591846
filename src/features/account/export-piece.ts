import { eventForOwner, type EventRow } from "~/features/audit-events/resource";
import type { Database } from "~/server/db/client";
import type { ExportPosition } from "./export-position";
import { exportAccount, exportEvents, exportTasks } from "./export-queries";
import { findSignInMethods } from "./queries";

/** Rows per piece: a long description makes a task forty times as large as an event. */
const rows = { tasks: 500, activity: 1000 };

export interface Piece {
  /** In the first piece. */
  account: Awaited<ReturnType<typeof wholeAccount>> | null;
  tasks: Awaited<ReturnType<typeof exportTasks>>;
  activity: EventRow[];
  /** Where the next piece starts; `null` in the last one. */
  next: ExportPosition | null;
}

const nothing: Piece = { account: null, tasks: [], activity: [], next: null };

/** Returns a piece of a user's data: the account with the first tasks, then further tasks including the trash, then the audit log. */
export async function readPiece(
  db: Database,
  { ownerId, from }: { ownerId: string; from: ExportPosition | undefined },
): Promise<Piece> {
  if (from?.part === "activity") {
    const events = await exportEvents(db, { ownerId, after: from.after, limit: rows.activity });
    const last = events.length < rows.activity ? undefined : events.at(-1);
    const next = last === undefined ? null : { part: "activity" as const, after: last.id };
    return { ...nothing, activity: events.map(eventForOwner), next };
  }
  const tasks = await exportTasks(db, { ownerId, after: from?.after, limit: rows.tasks });
  const last = tasks.length < rows.tasks ? undefined : tasks.at(-1);
  const next = last === undefined ? { part: "activity" as const } : { part: "tasks" as const, after: last.id };
  return { ...nothing, account: from === undefined ? await wholeAccount(db, ownerId) : null, tasks, next };
}

async function wholeAccount(db: Database, ownerId: string) {
  const [{ profile, passkeys, sessions }, { hasPassword, googleSince }] = await Promise.all([
    exportAccount(db, { ownerId }),
    findSignInMethods(db, { ownerId }),
  ]);
  return { profile, signInMethods: { hasPassword, googleSince, passkeys }, sessions };
}
