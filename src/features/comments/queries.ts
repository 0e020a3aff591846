import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { syncedTasks, tasks } from "~/features/tasks/table";
import type { ChangeAudit } from "~/server/audit/audit";
import type { Database } from "~/server/db/client";
import { findRow, type OwnedId, requireRow } from "~/server/sync/owned-rows";
import { type Dated, momentOf, recordedInsertion, recordedUpdate } from "~/server/sync/recorded";
import type { listCommentsInput } from "./schema";
import { type Comment, comments, syncedComments } from "./table";

/** Where a comment, or a task, is looked for. */
export const places = { kept: isNull(comments.deletedAt), anywhere: undefined };
const taskPlaces = { lists: isNull(tasks.deletedAt), anywhere: undefined };

type OfTask = { ownerId: string; taskId: string };

/** Returns the id under which the comments of a task are stored: its own, or that of the first of its series. */
export async function findSeries(
  db: Database,
  { ownerId, taskId: id }: OfTask,
  place: keyof typeof taskPlaces,
): Promise<string> {
  const task = await requireRow(db, syncedTasks, { ownerId, id }, taskPlaces[place]);
  return task.seriesId ?? task.id;
}

/** Returns a page of the comments of a task, or of all, behind the one with the id `cursor`. */
export async function listComments(
  db: Database,
  { ownerId, taskId, limit, cursor = null }: { ownerId: string } & z.output<typeof listCommentsInput>,
): Promise<{ items: Comment[]; nextCursor: string | null }> {
  const series = taskId === undefined ? undefined : await findSeries(db, { ownerId, taskId }, "anywhere");
  const isOfTask = series === undefined ? undefined : eq(comments.taskId, series);
  const isBehind = cursor === null ? undefined : gt(comments.id, cursor);
  const items = await db
    .select(syncedComments.columns)
    .from(comments)
    .where(and(eq(comments.userId, ownerId), places.kept, isOfTask, isBehind))
    .orderBy(asc(comments.id))
    .limit(limit + 1);
  const page = items.slice(0, limit);
  return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Returns the comment, also if it was deleted. */
export const findComment = async (db: Database, owned: OwnedId): Promise<Comment | undefined> =>
  findRow(db, syncedComments, owned);

/** Returns the comment to change. Throws if there is none of this user. */
export const requireComment = async (
  db: Database,
  owned: OwnedId & { version?: number | undefined },
  place: keyof typeof places = "kept",
) => requireRow(db, syncedComments, owned, places[place]);

/** Returns how many comments a task has. */
export async function countComments(db: Database, { ownerId, taskId }: OfTask): Promise<number> {
  const [row] = await db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(comments)
    .where(and(eq(comments.userId, ownerId), eq(comments.taskId, taskId), places.kept));
  return row?.count ?? 0;
}

/** Inserts the comment. */
export async function insertComment(
  db: Database,
  { ownerId, id, taskId, text, at }: OwnedId & OfTask & Pick<Comment, "text"> & Dated,
  audit: ChangeAudit,
): Promise<Comment | undefined> {
  const row = { id, taskId, text, createdAt: momentOf({ at }) };
  return recordedInsertion(db, syncedComments, { ownerId, row }, audit);
}

/** Stores another text of the comment. */
export async function updateComment(
  db: Database,
  { ownerId, id, text, at }: OwnedId & Pick<Comment, "text"> & Dated,
  audit: ChangeAudit,
): Promise<Comment | undefined> {
  const set = { text, editedAt: momentOf({ at }) };
  return recordedUpdate(db, syncedComments, { ownerId, set, where: eq(comments.id, id) }, audit);
}

/** Deletes the comment, or brings it back. */
export async function setDeleted(
  db: Database,
  { ownerId, id }: OwnedId,
  isDeleted: boolean,
  audit: ChangeAudit,
): Promise<Comment | undefined> {
  const set = { deletedAt: isDeleted ? sql`now()` : null };
  return recordedUpdate(db, syncedComments, { ownerId, set, where: eq(comments.id, id) }, audit);
}
