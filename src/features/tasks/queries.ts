import { and, count, eq, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { statementPer } from "~/server/db/statement";
import { addDays, dayOf } from "./due-date";
import { isDueWithin, isOverdue, spanOf } from "./due-queries";
import type { CreateTaskInput, UpdateTaskInput } from "./schema";
import { tasks, type Task } from "./table";

type Owned = { userId: string; id: string };
type Changes = Omit<UpdateTaskInput, "id" | "version" | "completed"> & { completed?: boolean | "opposite" | undefined };

const live = ({ userId, id }: Owned) => and(eq(tasks.userId, userId), eq(tasks.id, id), isNull(tasks.deletedAt));
const trashed = ({ userId, id }: Owned) => and(eq(tasks.userId, userId), eq(tasks.id, id), isNotNull(tasks.deletedAt));
const touched = { updatedAt: sql`now()`, version: sql`${tasks.version} + 1` };

/** The task, unless it does not exist, lies in the trash or belongs to someone else. */
export async function findTask(db: Database, owned: Owned): Promise<Task | undefined> {
  const [task] = await db.select().from(tasks).where(live(owned));
  return task;
}

/** Whether anybody but `userId` has a task with this id. */
export async function isTaskOfAnother(db: Database, { userId, id }: Owned): Promise<boolean> {
  const rows = await db
    .select({ id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.id, id), ne(tasks.userId, userId)))
    .limit(1);
  return rows.length > 0;
}

/** Inserts the task, or finds the one that the same user stored under the same id before, in the trash too. */
export async function createTask(
  db: Database,
  { userId, id, ...input }: CreateTaskInput & Owned,
): Promise<Task | undefined> {
  const [created] = await insertion(db, {}).execute({
    userId,
    id,
    dueOn: null,
    dueAt: null,
    ...input,
    ...dueOf(input),
  });
  if (created !== undefined) return created;
  const [stored] = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.userId, userId), eq(tasks.id, id)));
  return stored;
}

const insertion = statementPer("create_task", (db) =>
  db
    .insert(tasks)
    .values({
      userId: sql.placeholder("userId"),
      id: sql.placeholder("id"),
      title: sql.placeholder("title"),
      description: sql.placeholder("description"),
      priority: sql.placeholder("priority"),
      dueOn: sql.placeholder("dueOn"),
      dueAt: sql.placeholder("dueAt"),
      tags: sql.placeholder("tags"),
    })
    .onConflictDoNothing()
    .returning(),
);

/** Applies `changes` to the task, if it still has `version` where one is given. */
export async function updateTask(
  db: Database,
  {
    userId,
    id,
    version,
    changes: { completed, ...changes },
  }: Owned & { version?: number | undefined; changes: Changes },
): Promise<Task | undefined> {
  const [task] = await db
    .update(tasks)
    .set({ ...changes, ...dueOf(changes), ...(completed === undefined ? {} : completion(completed)), ...touched })
    .where(and(live({ userId, id }), version === undefined ? undefined : eq(tasks.version, version)))
    .returning();
  return task;
}

/** Moves the task to the trash, if it still has `version` where one is given. */
export async function trashTask(
  db: Database,
  { version, ...owned }: Owned & { version?: number | undefined },
): Promise<Task | undefined> {
  const [task] = await db
    .update(tasks)
    .set({ deletedAt: sql`now()`, ...touched })
    .where(and(live(owned), version === undefined ? undefined : eq(tasks.version, version)))
    .returning();
  return task;
}

/** Takes the task out of the trash. */
export async function restoreTask(db: Database, owned: Owned): Promise<Task | undefined> {
  const [task] = await db
    .update(tasks)
    .set({ deletedAt: null, ...touched })
    .where(trashed(owned))
    .returning();
  return task;
}

/** Deletes, of everybody's tasks, those that went to the trash before `instant`. Returns how many. */
export async function purgeTrash(db: Database, { before }: { before: string }): Promise<number> {
  const purged = await db.delete(tasks).where(lt(tasks.deletedAt, before)).returning({ id: tasks.id });
  return purged.length;
}

/** How many tasks each list of the sidebar holds. `today` counts what is overdue too. */
export async function countTasks(
  db: Database,
  { userId, now, timeZone }: { userId: string; now: string; timeZone: string },
) {
  const today = dayOf(now, timeZone);
  const pending = sql`${tasks.deletedAt} is null and not ${tasks.completed}`;
  const [counts] = await db
    .select({
      today: countWhere(sql`${pending} and ${isDueWithin(spanOf("-infinity", today, timeZone))}`),
      overdue: countWhere(sql`${pending} and ${isOverdue(now, today)}`),
      upcoming: countWhere(sql`${pending} and ${isDueWithin(spanOf(addDays(today, 1), "infinity", timeZone))}`),
      all: countWhere(pending),
      completed: countWhere(sql`${tasks.deletedAt} is null and ${tasks.completed}`),
      trash: countWhere(sql`${tasks.deletedAt} is not null`),
    })
    .from(tasks)
    .where(eq(tasks.userId, userId));
  return counts ?? { today: 0, overdue: 0, upcoming: 0, all: 0, completed: 0, trash: 0 };
}

/** The tags in use, each in its latest spelling, with the number of its open and of all its tasks, in alphabetical order. */
export function listTags(db: Database, { userId }: { userId: string }) {
  const used = db
    .select({
      tag: sql<string>`unnest(${tasks.tags})`.as("tag"),
      completed: tasks.completed,
      createdAt: tasks.createdAt,
    })
    .from(tasks)
    .where(and(eq(tasks.userId, userId), isNull(tasks.deletedAt)))
    .as("used");
  return db
    .select({
      tag: sql<string>`(array_agg(${used.tag} order by ${used.createdAt} desc))[1]`,
      pending: countWhere(sql`not ${used.completed}`),
      total: count(),
    })
    .from(used)
    .groupBy(sql`lower(${used.tag})`)
    .orderBy(sql`lower(${used.tag}) collate "und-x-icu"`);
}

const countWhere = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})::int`;

/** `completed_at` keeps the moment of the first of several completions. */
function completion(completed: boolean | "opposite") {
  if (completed === "opposite") {
    return {
      completed: sql`not ${tasks.completed}`,
      completedAt: sql`case when ${tasks.completed} then null else now() end`,
    };
  }
  return { completed, completedAt: completed ? sql`coalesce(${tasks.completedAt}, now())` : null };
}

/** What to store of a due date: a day alone drops the time, an instant alone brings the day that is written in it. */
function dueOf({ dueOn, dueAt }: Pick<Changes, "dueOn" | "dueAt">) {
  if (typeof dueAt === "string") return { dueOn: dueOn ?? dueAt.slice(0, 10), dueAt: new Date(dueAt).toISOString() };
  if (dueOn !== undefined) return { dueOn, dueAt: null };
  return dueAt === null ? { dueAt } : {};
}
