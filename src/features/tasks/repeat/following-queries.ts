import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { recordedUpdate } from "~/server/sync/recorded";
import { insertion } from "~/server/sync/change";
import { editedFields } from "../fields";
import { findTasks, readMoment, writeTasks } from "../many/many-queries";
import { changedRow, findTask, insertTasks, taskAndVersion } from "../queries";
import { syncedTasks, tasks, type Task } from "../table";
import { type Following, followingOf, isUntouched } from "./following";

/** A task that is completed, or reopened, in a time zone. */
interface Act {
  task: Task;
  timeZone: string;
}

/** Adds or removes the task that follows, if a change has completed or reopened `before`. */
export async function follow(
  db: Database,
  { before, task, timeZone }: Act & { before: Task | undefined },
  audit: ChangeAudit,
): Promise<void> {
  if (before === undefined || before.completed === task.completed) return;
  if (task.completed) await addFollowing(db, { task, timeZone }, audit);
  else await removeFollowing(db, { task: before, timeZone }, audit);
}

/**
 * Adds the task that follows a completed one, unless there is one. In the trash it comes back, as it is made now. The caller holds the owner's clock,
 * so that two completions make one.
 */
async function addFollowing(db: Database, { task, timeZone }: Act, audit: ChangeAudit): Promise<void> {
  const { userId: ownerId, completedAt } = task;
  const following = completedAt === null ? undefined : followingOf(task, { at: completedAt, timeZone });
  if (following === undefined) return;
  const { id, ...fields } = following;
  const known = await findTask(db, { ownerId, id }, "anywhere");
  if (known === undefined) await insertFollowing(db, { ownerId, row: following }, audit);
  else if (known.deletedAt !== null && !known.completed) {
    const where = and(eq(tasks.id, id), isNotNull(tasks.deletedAt));
    const kind = sql`'task.restored'::text`;
    await recordedUpdate(db, syncedTasks, { ownerId, set: { ...fields, deletedAt: null }, where }, audit, { kind });
  }
}

/** Moves the task that followed a completed one to the trash, if nobody has touched it since. The caller holds the owner's clock. */
async function removeFollowing(db: Database, { task, timeZone }: Act, audit: ChangeAudit): Promise<void> {
  const { userId: ownerId, completedAt } = task;
  const made = completedAt === null ? undefined : followingOf(task, { at: completedAt, timeZone });
  if (made === undefined) return;
  const known = await findTask(db, { ownerId, id: made.id });
  if (known === undefined || !isUntouched(known, made)) return;
  const change = {
    ownerId,
    set: { deletedAt: sql`now()` },
    where: and(eq(tasks.id, made.id), isNull(tasks.deletedAt)),
  };
  await recordedUpdate(db, syncedTasks, change, audit, { kind: sql`'task.deleted'::text` });
}

/**
 * Adds or removes the tasks that follow many, as {@link follow} does for one, without entries in the audit log. The caller holds the owner's clock.
 * Returns how many tasks came or went.
 */
export async function followMany(
  db: Database,
  { ownerId, timeZone, changes }: { ownerId: string; timeZone: string; changes: { before: Task; after: Task }[] },
): Promise<number> {
  const made = changes.flatMap(({ before, after }) => {
    const task = after.completed ? after : before;
    if (before.completed === after.completed || task.completedAt === null) return [];
    const following = followingOf(task, { at: task.completedAt, timeZone });
    return following === undefined ? [] : [{ following, isDone: after.completed }];
  });
  if (made.length === 0) return 0;
  const ids = made.map(({ following }) => following.id);
  const known = new Map((await findTasks(db, { ownerId, ids }, "anywhere")).map((task) => [task.id, task]));
  const now = await readMoment(db);
  const rows: Task[] = [];
  const added: Following[] = [];
  for (const { following, isDone } of made) {
    const there = known.get(following.id);
    if (there === undefined) {
      if (isDone) added.push(following);
    } else if (isDone && there.deletedAt !== null && !there.completed)
      rows.push({ ...there, ...following, deletedAt: null });
    else if (!isDone && isUntouched(there, following)) rows.push({ ...there, deletedAt: now });
  }
  await insertTasks(db, { ownerId, rows: added });
  return added.length + (await writeTasks(db, { ownerId, rows, fields: followingFields }));
}

const followingFields = ["deletedAt", "seriesId", "parentId", "position", ...editedFields] as const;

type Row = Parameters<typeof insertion<typeof tasks>>[2]["rows"][number];

async function insertFollowing(db: Database, { ownerId, row }: { ownerId: string; row: Row }, audit: ChangeAudit) {
  const { clock, changed } = insertion(db, syncedTasks, { ownerId, rows: [row] });
  const kind = sql`'task.created'::text`;
  const trail = auditInsert(db, { changed, details: taskAndVersion, values: auditValues(audit.change), kind });
  await db.with(clock, changed, trail).select({ text: changedRow }).from(changed);
}
