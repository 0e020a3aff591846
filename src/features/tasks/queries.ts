import { and, eq, isNotNull, isNull, ne, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { readText, rowText } from "~/server/db/row-text";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import { type Changes as ChangesOf, deletion, insertion, update } from "~/server/sync/change";
import { dueOf, mergeEdit, type RefusedField, type TaskEdit } from "./merge";
import type { CreateTaskInput, WrittenField } from "./schema";
import { syncedTasks, taskColumns, tasks, type Task } from "./table";

type Owned = { ownerId: string; id: string };
type Versioned = Owned & { version?: number | undefined };
type Changes = { [Field in keyof Pick<Task, WrittenField>]?: Task[Field] | undefined } & {
  completed?: boolean | "opposite" | undefined;
};
/** The stored fields of a new task: every field of its input. */
type NewRow = Pick<Task, "userId" | keyof CreateTaskInput>;

const places = { lists: isNull(tasks.deletedAt), trash: isNotNull(tasks.deletedAt), anywhere: undefined };
/** Where a task is looked for: in the lists unless it is said. */
export type Place = keyof typeof places;

const stored = ({ ownerId, id }: Owned, place: Place = "lists") =>
  and(eq(tasks.userId, ownerId), eq(tasks.id, id), places[place]);
const versionOf = ({ version, ...owned }: Versioned, place?: Place) =>
  and(stored(owned, place), version === undefined ? undefined : eq(tasks.version, version));

/** Returns the task, unless it does not exist, is elsewhere or belongs to another user. */
export async function findTask(db: Database, owned: Owned, place?: Place): Promise<Task | undefined> {
  const [task] = await db.select(taskColumns).from(tasks).where(stored(owned, place));
  return task;
}

/** Returns whether another user than `ownerId` has a task with this id. */
export async function isTaskOfAnother(db: Database, { ownerId, id }: Owned): Promise<boolean> {
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.id, id), ne(tasks.userId, ownerId)))
    .limit(1);
  return rows.length > 0;
}

/**
 * Inserts the task, or returns the one that the same user stored under the same id before, in the trash too.
 * @param createdAt now, unless it was added on a device before
 */
export async function createTask(
  db: Database,
  { ownerId, id, createdAt = null, ...input }: CreateTaskInput & Owned & { createdAt?: string | null | undefined },
  audit: ChangeAudit,
): Promise<Task | undefined> {
  const row: NewRow = { userId: ownerId, id, ...input, dueOn: null, dueAt: null, ...dueOf(input) };
  const [created] = await creation(db, {}).execute({ ...row, createdAt, ...auditValues(audit.change) });
  return created === undefined ? findTask(db, { ownerId, id }, "anywhere") : readText(created.text);
}

const creation = preparedStatements("create_task", (db) => {
  const row = {
    id: sql.placeholder("id"),
    title: sql.placeholder("title"),
    description: sql.placeholder("description"),
    priority: sql.placeholder("priority"),
    dueOn: sql.placeholder("dueOn"),
    dueAt: sql.placeholder("dueAt"),
    tags: sql.placeholder("tags"),
  } satisfies { [Field in keyof Omit<NewRow, "userId">]: Placeholder<Field> };
  const createdAt = sql`coalesce(${sql.placeholder("createdAt")}::timestamptz, now())`;
  const rows = [{ ...row, createdAt }];
  const { clock, changed } = insertion(db, syncedTasks, { ownerId: sql.placeholder("userId"), rows });
  const trail = auditInsert(db, { changed, details: taskAndVersion });
  return db.with(clock, changed, trail).select({ text: changedRow }).from(changed);
});

/** As text, because Drizzle takes longer to build a row than serializing and parsing its JSON. */
const changedRow = rowText(taskColumns, "changed");

const taskAndVersion = sql`jsonb_build_object('task', changed.id, 'version', changed.version)`;

interface Change extends Owned {
  set: ChangesOf<typeof tasks>;
  where: SQL | undefined;
}

/** Makes the change and adds it to the trail. */
async function recorded(
  db: Database,
  change: Change,
  audit: ChangeAudit,
  told: { details?: SQL; kind?: SQL } = {},
): Promise<Task | undefined> {
  const { clock, changed } = update(db, syncedTasks, change);
  const trail = auditInsert(db, { changed, details: taskAndVersion, values: auditValues(audit.change), ...told });
  const [row] = await db.with(clock, changed, trail).select({ text: changedRow }).from(changed);
  return row && readText(row.text);
}

interface Update extends Versioned {
  changes: Changes;
  place?: Place | undefined;
  /** When it was completed; now, unless that was on a device before. */
  at?: string | undefined;
}

/** Applies `changes` to the task, provided that it still has `version`, if one is given. */
export async function updateTask(
  db: Database,
  { changes: { completed, ...changes }, place, at, ...versioned }: Update,
  audit: ChangeAudit,
): Promise<Task | undefined> {
  const set = { ...changes, ...dueOf(changes), ...(completed === undefined ? {} : completion(completed, at)) };
  const fields = Object.keys(changes).join(",");
  return recorded(db, { ...versioned, set, where: versionOf(versioned, place) }, audit, {
    ...(fields === "" ? {} : { details: sql`${taskAndVersion} || jsonb_build_object('fields', ${fields}::text)` }),
    ...(completed === undefined ? {} : { kind: doneOrNot }),
  });
}

const doneOrNot = sql`case when changed.completed then 'task.completed' else 'task.reopened' end`;

/**
 * Merges an edit into the task as it is now, in the trash too. Returns the task, and the fields that stay as they were changed elsewhere; `undefined` where
 * there is no such task, or it has another version than the one that is given.
 */
export async function mergeIntoTask(
  db: Database,
  { version, edit, at, ...owned }: Omit<Update, "changes" | "place"> & { edit: TaskEdit },
  audit: ChangeAudit,
): Promise<{ task: Task; refused: RefusedField[] } | undefined> {
  const place = "anywhere";
  // The second of two concurrent changes finds another version, and reads again.
  for (;;) {
    const current = await findTask(db, owned, place);
    if (current === undefined || (version !== undefined && version !== current.version)) return undefined;
    const { changes, refused } = mergeEdit(current, edit);
    if (Object.keys(changes).length === 0) return { task: current, refused };
    const task = await updateTask(db, { ...owned, version: current.version, changes, place, at }, audit);
    if (task !== undefined) return { task, refused };
  }
}

/** Moves the task to the trash, provided that it still has `version`, if one is given. */
export async function trashTask(db: Database, owned: Versioned, audit: ChangeAudit): Promise<Task | undefined> {
  return recorded(db, { ...owned, set: { deletedAt: sql`now()` }, where: versionOf(owned) }, audit);
}

/** Restores the task from the trash. */
export async function restoreTask(db: Database, owned: Owned, audit: ChangeAudit): Promise<Task | undefined> {
  return recorded(db, { ...owned, set: { deletedAt: null }, where: stored(owned, "trash") }, audit);
}

/** Permanently deletes the task, provided that it still has `version`, if one is given. Returns whether it did. */
export async function purgeTask(db: Database, owned: Versioned, audit: ChangeAudit): Promise<boolean> {
  const { clock, changed } = deletion(db, syncedTasks, { ...owned, where: versionOf(owned, "anywhere") });
  const trail = auditInsert(db, { changed, details: taskAndVersion, values: auditValues(audit.change) });
  const purged = await db
    .with(clock, changed, trail)
    .select({ id: sql`changed.id` })
    .from(changed);
  return purged.length > 0;
}

/** Permanently deletes all tasks in the trash. Returns how many. */
export async function emptyTrash(db: Database, { ownerId }: { ownerId: string }, audit: ChangeAudit): Promise<number> {
  const { clock, changed } = deletion(db, syncedTasks, { ownerId, where: places.trash });
  const count = sql<number>`count(*)`.mapWith(Number).as("count");
  const purged = db.$with("purged").as(
    db
      .select({ count })
      .from(changed)
      .having(sql`count(*) > 0`),
  );
  const details = sql`jsonb_build_object('tasks', purged.count)`;
  const trail = auditInsert(db, { changed: purged, details, values: auditValues(audit.change) });
  const [row] = await db.with(clock, changed, purged, trail).select().from(purged);
  return row?.count ?? 0;
}

/** Returns the SQL that stores `completed_at`, which keeps the moment of the first of several completions. */
function completion(completed: boolean | "opposite", at: string | null = null) {
  if (completed === "opposite") {
    return {
      completed: sql`not ${tasks.completed}`,
      completedAt: sql`case when ${tasks.completed} then null else now() end`,
    };
  }
  const completedAt = sql`coalesce(${tasks.completedAt}, ${at}::timestamptz, now())`;
  return { completed, completedAt: completed ? completedAt : null };
}
