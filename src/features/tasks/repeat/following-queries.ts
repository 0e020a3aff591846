import { count, eq, inArray, sql } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { recordedUpdate } from "~/server/sync/recorded";
import { insertion, insertionOfMany, update } from "~/server/sync/change";
import { editedFields } from "../fields";
import { recordAddition, recordChanges, recordTrashing } from "../change/history/record-queries";
import { columnsFor } from "../change/history/tracked-queries";
import { writeTasks } from "../many/many-queries";
import { changedRow, taskAndVersion } from "../queries";
import { syncedTasks, tasks, type Task } from "../table";
import type { TreeRow } from "../tree/along";
import type { Following } from "./following";
import { followingId } from "./following-id";
import { type Plan, planFollowing } from "./plan-following";

/**
 * Adds or removes the task that follows with its subtasks, if a change has completed or reopened `before`. In the trash it comes back, as it is made now.
 * The caller holds the owner's clock, so that two completions make one.
 */
export async function follow(
  db: Database,
  { before, task, timeZone }: { before: Task | undefined; task: Task; timeZone: string },
  audit: ChangeAudit,
): Promise<void> {
  if (before === undefined || before.completed === task.completed) return;
  const { userId: ownerId } = task;
  const plan = await planFollowing(db, { ownerId, timeZone, changes: [{ before, after: task }] });
  const { added, restored, removed, deletedAt } = plan;
  const isNext = ({ id }: { id: string }) => id === followingId(task.id);
  const told = { ownerId, subtasks: added.length + restored.length + removed.length - 1 };
  const [first, back, gone] = [added.find(isNext), restored.find(isNext), removed.find(isNext)];
  if (first !== undefined) await insertFollowing(db, { ...told, row: first }, audit);
  if (back !== undefined) await writeFollowing(db, { ...told, row: back, fields: followingFields }, audit);
  if (gone !== undefined)
    await writeFollowing(db, { ...told, row: { ...gone, deletedAt }, fields: ["deletedAt"] }, audit);
  const isBelow = (row: { id: string }) => !isNext(row);
  const below = { added: added.filter(isBelow), restored: restored.filter(isBelow), removed: removed.filter(isBelow) };
  await write(db, ownerId, { ...below, deletedAt }, audit);
}

interface Followed {
  ownerId: string;
  timeZone: string;
  /** The tasks that were completed or reopened. */
  changes: { before: Task; after: Task }[];
  /** The tasks that were named, and those below them. */
  acted: { named: readonly TreeRow[]; below: readonly TreeRow[] };
}

/**
 * Adds or removes the tasks that follow many, as {@link follow} does for one, without entries in the audit log. The caller holds the owner's clock.
 * Returns how many tasks came or went.
 */
export async function followMany(
  db: Database,
  { ownerId, ...followed }: Followed,
  audit: ChangeAudit,
): Promise<number> {
  return write(db, ownerId, await planFollowing(db, { ownerId, ...followed }), audit);
}

const followingFields = ["deletedAt", "seriesId", "parentId", "position", ...editedFields] as const;

/** Does what was planned. Returns how many tasks came or went. */
async function write(
  db: Database,
  ownerId: string,
  { added, restored, removed, deletedAt }: Plan,
  audit: ChangeAudit,
): Promise<number> {
  if (added.length > 0) {
    const { clock, changed } = insertionOfMany(db, counted, { ownerId, rows: added });
    const history = recordAddition(db, audit.change);
    await db.with(clock, changed, history).select({ count: count() }).from(changed);
  }
  await writeTasks(db, { ownerId, rows: restored, fields: followingFields }, audit);
  if (removed.length > 0) {
    const where = inArray(
      tasks.id,
      removed.map(({ id }) => id),
    );
    const { clock, changed } = update(db, counted, { ownerId, set: { deletedAt }, where });
    const history = recordTrashing(db, { by: audit.change });
    await db.with(clock, changed, history).select({ count: count() }).from(changed);
  }
  return added.length + restored.length + removed.length;
}

const counted = { ...syncedTasks, columns: columnsFor(["deletedAt"]) };

interface Next<Row> {
  ownerId: string;
  row: Row;
  /** How many subtasks come or go with it. */
  subtasks: number;
}

const countOf = (subtasks: number) => sql`${JSON.stringify(subtasks === 0 ? {} : { subtasks })}::jsonb`;

async function insertFollowing(db: Database, { ownerId, row, subtasks }: Next<Following>, audit: ChangeAudit) {
  const { clock, changed } = insertion(db, syncedTasks, { ownerId, rows: [row] });
  const kind = sql`'task.created'::text`;
  const details = sql`${taskAndVersion} || ${countOf(subtasks)}`;
  const trail = auditInsert(db, { changed, details, values: auditValues(audit.change), kind });
  const history = recordAddition(db, audit.change);
  await db.with(clock, changed, trail, history).select({ text: changedRow }).from(changed);
}

type Written = Next<Task> & { fields: readonly (typeof followingFields)[number][] };

async function writeFollowing(db: Database, { ownerId, row, subtasks, fields }: Written, audit: ChangeAudit) {
  const set = Object.fromEntries(fields.map((field) => [field, row[field]]));
  const kind = row.deletedAt === null ? sql`'task.restored'::text` : sql`'task.deleted'::text`;
  const change = { ownerId, set, where: eq(tasks.id, row.id) };
  await recordedUpdate(db, syncedTasks, change, audit, {
    kind,
    details: countOf(subtasks),
    along: [recordChanges(db, { by: audit.change })],
  });
}
