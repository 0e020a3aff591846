import { and, eq, isNotNull, isNull, ne, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { readText, rowText } from "~/server/db/row-text";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import { type Changes as ChangesOf, insertion, update } from "~/server/sync/change";
import type { CreateTaskInput, WrittenField } from "./schema";
import { syncedTasks, taskColumns, tasks, type Task } from "./table";

type Owned = { ownerId: string; id: string };
type Versioned = Owned & { version?: number | undefined };
type Changes = { [Field in keyof Pick<Task, WrittenField>]?: Task[Field] | undefined } & {
  completed?: boolean | "opposite" | undefined;
};
/** The stored fields of a new task: every field of its input. */
type NewRow = Pick<Task, "userId" | keyof CreateTaskInput>;

const live = ({ ownerId, id }: Owned) => and(eq(tasks.userId, ownerId), eq(tasks.id, id), isNull(tasks.deletedAt));
const trashed = ({ ownerId, id }: Owned) =>
  and(eq(tasks.userId, ownerId), eq(tasks.id, id), isNotNull(tasks.deletedAt));
const versionOf = ({ version, ...owned }: Versioned) =>
  and(live(owned), version === undefined ? undefined : eq(tasks.version, version));

/** Returns the task, unless it does not exist, is in the trash or belongs to another user. */
export async function findTask(db: Database, owned: Owned): Promise<Task | undefined> {
  const [task] = await db.select(taskColumns).from(tasks).where(live(owned));
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

/** Inserts the task, or returns the one that the same user stored under the same id before, in the trash too. */
export async function createTask(
  db: Database,
  { ownerId, id, ...input }: CreateTaskInput & Owned,
  audit: ChangeAudit,
): Promise<Task | undefined> {
  const row: NewRow = { userId: ownerId, id, ...input, dueOn: null, dueAt: null, ...dueOf(input) };
  const [created] = await creation(db, {}).execute({ ...row, ...auditValues(audit.change) });
  if (created !== undefined) return readText(created.text);
  const [stored] = await db
    .select(taskColumns)
    .from(tasks)
    .where(and(eq(tasks.userId, ownerId), eq(tasks.id, id)));
  return stored;
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
  const { clock, changed } = insertion(db, syncedTasks, { ownerId: sql.placeholder("userId"), rows: [row] });
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

/** Applies `changes` to the task, if it still has `version` where one is given. */
export async function updateTask(
  db: Database,
  {
    ownerId,
    id,
    version,
    changes: { completed, ...changes },
  }: Owned & { version?: number | undefined; changes: Changes },
  audit: ChangeAudit,
): Promise<Task | undefined> {
  const set = { ...changes, ...dueOf(changes), ...(completed === undefined ? {} : completion(completed)) };
  const fields = Object.keys(changes).join(",");
  return recorded(db, { ownerId, id, set, where: versionOf({ ownerId, id, version }) }, audit, {
    ...(fields === "" ? {} : { details: sql`${taskAndVersion} || jsonb_build_object('fields', ${fields}::text)` }),
    ...(completed === undefined ? {} : { kind: doneOrNot }),
  });
}

const doneOrNot = sql`case when changed.completed then 'task.completed' else 'task.reopened' end`;

/** Moves the task to the trash, if it still has `version` where one is given. */
export async function trashTask(db: Database, owned: Versioned, audit: ChangeAudit): Promise<Task | undefined> {
  return recorded(db, { ...owned, set: { deletedAt: sql`now()` }, where: versionOf(owned) }, audit);
}

/** Restores the task from the trash. */
export async function restoreTask(db: Database, owned: Owned, audit: ChangeAudit): Promise<Task | undefined> {
  return recorded(db, { ...owned, set: { deletedAt: null }, where: trashed(owned) }, audit);
}

/** Returns the SQL that stores `completed_at`, which keeps the moment of the first of several completions. */
function completion(completed: boolean | "opposite") {
  if (completed === "opposite") {
    return {
      completed: sql`not ${tasks.completed}`,
      completedAt: sql`case when ${tasks.completed} then null else now() end`,
    };
  }
  return { completed, completedAt: completed ? sql`coalesce(${tasks.completedAt}, now())` : null };
}

/** Returns what to store of a due date: a day alone drops the time, an instant alone brings the day that is written in it. */
function dueOf({ dueOn, dueAt }: Pick<Changes, "dueOn" | "dueAt">) {
  if (typeof dueAt === "string") return { dueOn: dueOn ?? dueAt.slice(0, 10), dueAt: new Date(dueAt).toISOString() };
  if (dueOn !== undefined) return { dueOn, dueAt: null };
  return dueAt === null ? { dueAt } : {};
}
