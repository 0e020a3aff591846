import { and, eq, isNotNull, isNull, type Placeholder, sql } from "drizzle-orm";
import { projects } from "~/features/projects/table";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { readText, rowText } from "~/server/db/row-text";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import { type Changes as ChangesOf, insertion, update } from "~/server/sync/change";
import { dueOf, placeOf } from "./merge";
import type { CreateTaskInput, WrittenField } from "./schema";
import { syncedTasks, taskColumns, tasks, type Task } from "./table";

const inbox = { projectId: null, sectionId: null };

type Owned = { ownerId: string; id: string };
export type Versioned = Owned & { version?: number | undefined };
type Changes = { [Field in keyof Pick<Task, WrittenField>]?: Task[Field] | undefined } & {
  completed?: boolean | "opposite" | undefined;
};
/** The stored fields of a new task: every field of its input. */
type NewRow = Pick<Task, "userId" | keyof CreateTaskInput>;

const places = { lists: isNull(tasks.deletedAt), trash: isNotNull(tasks.deletedAt), anywhere: undefined };
/** Where a task is looked for: in the lists unless it is said. */
export type Place = keyof typeof places;

const owned = (place: Place = "lists") =>
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
    dueOn: null,
    dueAt: null,
    ...dueOf(input),
    ...inbox,
    ...placeOf(input),
  };
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
    projectId: sql.placeholder("projectId"),
    sectionId: sql.placeholder("sectionId"),
  } satisfies { [Field in keyof Omit<NewRow, "userId">]: Placeholder<Field> };
  const createdAt = sql`coalesce(${sql.placeholder("createdAt")}::timestamptz, now())`;
  const rows = [{ ...row, createdAt }];
  const { clock, changed } = insertion(db, syncedTasks, { ownerId: sql.placeholder("userId"), rows });
  const trail = auditInsert(db, { changed, details: taskAndVersion });
  return db.with(clock, changed, trail).select({ text: changedRow }).from(changed);
});

const changedRow = rowText(taskColumns, "changed");

export const taskAndVersion = sql`jsonb_build_object('task', changed.id, 'version', changed.version)`;

/** What a change sets, without the values. */
type Shape = {
  fields: string[];
  completion: keyof typeof completions | "kept";
  trash: "enters" | "leaves" | "kept";
  place: Place;
  isVersioned: boolean;
};

/** The task's project, unless it is in the trash. */
const project = sql`(select ${projects.id} from ${projects} where ${projects.userId} = ${sql.placeholder("ownerId")}
  and ${projects.id} = ${tasks.projectId} and ${projects.deletedAt} is null)`;
const trashed = {
  enters: { deletedAt: sql`now()` },
  leaves: {
    deletedAt: null,
    projectId: project,
    sectionId: sql`case when ${project} is not null then ${tasks.sectionId} end`,
  },
  kept: {},
};
/** The moment of the first of several completions is kept. */
const completions = {
  done: {
    completed: true,
    completedAt: sql`coalesce(${tasks.completedAt}, ${sql.placeholder("at")}::timestamptz, now())`,
  },
  open: { completed: false, completedAt: null },
  opposite: {
    completed: sql`not ${tasks.completed}`,
    completedAt: sql`case when ${tasks.completed} then null else now() end`,
  },
};
const doneOrNot = sql`case when changed.completed then 'task.completed' else 'task.reopened' end`;

/** Changes a task and adds that to the trail, in one statement for each shape of a change. */
const changing = preparedStatements("change_task", (db, shape: Shape) => {
  const { fields, completion, trash, place, isVersioned } = shape;
  const set: ChangesOf<typeof tasks> = {
    ...Object.fromEntries(fields.map((field) => [field, sql.placeholder(field)])),
    ...(completion === "kept" ? {} : completions[completion]),
    ...trashed[trash],
  };
  const where = and(owned(place), isVersioned ? eq(tasks.version, sql.placeholder("version")) : undefined);
  const { clock, changed } = update(db, syncedTasks, { ownerId: sql.placeholder("ownerId"), set, where });
  const named = sql`${taskAndVersion} || jsonb_build_object('fields', ${sql.placeholder("fields")}::text)`;
  const details = fields.length === 0 ? taskAndVersion : named;
  const trail = auditInsert(db, { changed, details, ...(completion === "kept" ? {} : { kind: doneOrNot }) });
  return db.with(clock, changed, trail).select({ text: changedRow }).from(changed);
});

interface Change extends Versioned {
  place?: Place | undefined;
  completion?: Shape["completion"];
  trash?: Shape["trash"];
  /** The fields as the caller named them. */
  named?: string[];
  values?: Record<string, unknown>;
  at?: string | undefined;
}

async function recorded(db: Database, change: Change, audit: ChangeAudit): Promise<Task | undefined> {
  const { ownerId, id, version, at = null, named = [], values = {}, ...shape } = change;
  const { completion = "kept", trash = "kept", place = "lists" } = shape;
  const fields = Object.keys(values);
  const statement = changing(db, { fields, completion, trash, place, isVersioned: version !== undefined });
  const given = { ...values, ownerId, id, version, at, fields: named.join(","), ...auditValues(audit.change) };
  const [row] = await statement.execute(given);
  return row && readText(row.text);
}

interface Update extends Versioned {
  changes: Changes;
  place?: Place | undefined;
  /** When it was completed; now, unless that was on a device before. */
  at?: string | undefined;
}

const completionOf = (completed: NonNullable<Changes["completed"]>) =>
  completed === "opposite" ? completed : completed ? "done" : "open";

/** Applies `changes` to the task, provided that it still has `version`, if one is given. */
export async function updateTask(
  db: Database,
  { changes: { completed, ...changes }, ...update }: Update,
  audit: ChangeAudit,
): Promise<Task | undefined> {
  const values = Object.fromEntries(
    Object.entries({ ...changes, ...dueOf(changes), ...placeOf(changes) }).filter(([, value]) => value !== undefined),
  );
  const named = Object.keys(changes).filter((field) => Object.hasOwn(values, field));
  const completion = completed === undefined ? "kept" : completionOf(completed);
  return recorded(db, { ...update, values, named, completion }, audit);
}

/** Moves the task to the trash, provided that it still has `version`, if one is given. */
export async function trashTask(db: Database, owned: Versioned, audit: ChangeAudit): Promise<Task | undefined> {
  return recorded(db, { ...owned, trash: "enters" }, audit);
}

/** Restores the task from the trash; into the inbox, if its project is there. */
export async function restoreTask(db: Database, owned: Owned, audit: ChangeAudit): Promise<Task | undefined> {
  return recorded(db, { ...owned, trash: "leaves", place: "trash" }, audit);
}
