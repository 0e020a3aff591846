import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { syncedTasks, tasks } from "~/features/tasks/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { findRow, type OwnedId, requireRow } from "~/server/sync/owned-rows";
import { momentOf, recordedInsertion, recordedUpdate } from "~/server/sync/recorded";
import type { listRemindersInput } from "./schema";
import { type Reminder, reminders, syncedReminders } from "./table";

const kept = isNull(reminders.deletedAt);
type Moment = Pick<Reminder, "at" | "minutesBefore">;
type OfTask = { ownerId: string; taskId: string };

/** Returns the id under which the reminders of a task are stored: its own, or that of the first of its series. */
export async function findSeries(db: Database, { ownerId, taskId: id }: OfTask): Promise<string> {
  const task = await requireRow(db, syncedTasks, { ownerId, id }, isNull(tasks.deletedAt));
  return task.seriesId ?? task.id;
}

/** Returns a page of the reminders of a task, or of all, behind the one with the id `cursor`. */
export async function listReminders(
  db: Database,
  { ownerId, taskId, limit, cursor = null }: { ownerId: string } & z.output<typeof listRemindersInput>,
): Promise<{ items: Reminder[]; nextCursor: string | null }> {
  const series = taskId === undefined ? undefined : await findSeries(db, { ownerId, taskId });
  const isOfTask = series === undefined ? undefined : eq(reminders.taskId, series);
  const isBehind = cursor === null ? undefined : gt(reminders.id, cursor);
  const items = await db
    .select(syncedReminders.columns)
    .from(reminders)
    .where(and(eq(reminders.userId, ownerId), kept, isOfTask, isBehind))
    .orderBy(asc(reminders.id))
    .limit(limit + 1);
  const page = items.slice(0, limit);
  return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Returns the reminder, also if it was removed. */
export const findReminder = async (db: Database, owned: OwnedId): Promise<Reminder | undefined> =>
  findRow(db, syncedReminders, owned);

/** Returns the reminder to change. Throws if there is none of this user. */
export const requireReminder = async (db: Database, owned: OwnedId & { version?: number | undefined }) =>
  requireRow(db, syncedReminders, owned, kept);

/** Returns how many reminders a task has. */
export async function countReminders(db: Database, { ownerId, taskId }: OfTask): Promise<number> {
  const [row] = await db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(reminders)
    .where(and(eq(reminders.userId, ownerId), eq(reminders.taskId, taskId), kept));
  return row?.count ?? 0;
}

/**
 * Inserts the reminder.
 * @param reminder.addedAt when it was added; now, unless that was on a device before
 */
export async function insertReminder(
  db: Database,
  { ownerId, addedAt, ...reminder }: OwnedId & OfTask & Moment & { addedAt?: string | null | undefined },
  audit: ChangeAudit,
): Promise<Reminder | undefined> {
  const row = { ...reminder, createdAt: momentOf({ at: addedAt }) };
  return recordedInsertion(db, syncedReminders, { ownerId, row }, audit);
}

/** Stores another moment of the reminder. */
export async function updateReminder(
  db: Database,
  { ownerId, id, at, minutesBefore }: OwnedId & Moment,
  audit: ChangeAudit,
): Promise<Reminder | undefined> {
  const change = { ownerId, set: { at, minutesBefore }, where: eq(reminders.id, id) };
  return recordedUpdate(db, syncedReminders, change, audit);
}

/** Removes the reminder. */
export async function removeReminder(
  db: Database,
  { ownerId, id }: OwnedId,
  audit: ChangeAudit,
): Promise<Reminder | undefined> {
  const change = { ownerId, set: { deletedAt: sql`now()` }, where: eq(reminders.id, id) };
  return recordedUpdate(db, syncedReminders, change, audit);
}
