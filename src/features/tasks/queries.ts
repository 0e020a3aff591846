import { and, eq, isNotNull, isNull, type Placeholder, sql } from "drizzle-orm";
import type { PgInsertValue } from "drizzle-orm/pg-core";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { readText, rowText } from "~/server/db/row-text";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import { insertion } from "~/server/sync/change";
import { historyValues, recordAddition } from "./change/history/record-queries";
import { dueOf, placeOf } from "./merge";
import type { CreateTaskInput } from "./schema";
import { syncedTasks, taskColumns, tasks, type Task } from "./table";

const once = { repeat: null };
const inbox = { projectId: null, sectionId: null };

export type Owned = { ownerId: string; id: string };
export type Versioned = Owned & { version?: number | undefined };
/** The stored fields of a new task: every field of its input. */
type NewRow = Pick<Task, "userId" | keyof CreateTaskInput>;

/** The conditions of the places where a task may be. */
export const places = { lists: isNull(tasks.deletedAt), trash: isNotNull(tasks.deletedAt), anywhere: undefined };
/** Where a task is looked for: in the lists unless it is said. */
export type Place = keyof typeof places;

/** The condition of a prepared statement that names one task. */
export const owned = (place: Place = "lists") =>
  and(eq(tasks.userId, sql.placeholder("ownerId")), eq(tasks.id, sql.placeholder("id")), places[place]);

/** As text, because Drizzle takes longer to build a row than serializing and parsing its JSON. */
const finding = preparedStatements("find_task", (db, { place }: { place: Place }) =>
  db
    .select({ text: rowText(taskColumns, "tasks") })
    .from(tasks)
    .where(owned(place)),
);

/** Returns the task, unless it does not exist, is elsewhere or belongs to another user. */
export async function findTask(db: Database, values: Owned, place: Place = "lists"): Promise<Task | undefined> {
  const [task] = await finding(db, { place }).execute({ ...values });
  return task && readText(task.text);
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
  const row: NewRow = {
    userId: ownerId,
    id,
    ...input,
    deadlineOn: input.deadlineOn ?? null,
    dueOn: null,
    dueAt: null,
    ...dueOf(input),
    ...inbox,
    ...placeOf(input),
    parentId: input.parentId ?? null,
    position: input.position ?? "",
    ...once,
    ...(input.repeat != null && { repeat: input.repeat }),
  };
  const [created] = await creation(db, {}).execute({
    ...row,
    createdAt,
    ...auditValues(audit.change),
    ...historyValues(audit.change),
  });
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
    deadlineOn: sql.placeholder("deadlineOn"),
    tags: sql.placeholder("tags"),
    projectId: sql.placeholder("projectId"),
    sectionId: sql.placeholder("sectionId"),
    parentId: sql.placeholder("parentId"),
    position: sql.placeholder("position"),
    repeat: sql.placeholder("repeat"),
  } satisfies { [Field in keyof Omit<NewRow, "userId">]: Placeholder<Field> };
  const createdAt = sql`coalesce(${sql.placeholder("createdAt")}::timestamptz, now())`;
  const rows = [{ ...row, createdAt }];
  const { clock, changed } = insertion(db, syncedTasks, { ownerId: sql.placeholder("userId"), rows });
  const trail = auditInsert(db, { changed, details: taskAndVersion });
  const history = recordAddition(db, "prepared");
  return db.with(clock, changed, trail, history).select({ text: changedRow }).from(changed);
});

type Row = Omit<PgInsertValue<typeof tasks>, "userId" | "seq">;

/** Inserts tasks of one person as one change, without a history. Returns them in their order. */
export async function insertTasks(db: Database, { ownerId, rows }: { ownerId: string; rows: Row[] }): Promise<Task[]> {
  if (rows.length === 0) return [];
  const { clock, changed } = insertion(db, syncedTasks, { ownerId, rows });
  const inserted = await db
    .with(clock, changed)
    .select({ text: rowText(taskColumns, "changed") })
    .from(changed);
  return inserted.map(({ text }) => readText(text));
}

export const changedRow = rowText(taskColumns, "changed");

export const taskAndVersion = sql`jsonb_build_object('task', changed.id, 'version', changed.version)`;
