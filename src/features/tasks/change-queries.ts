import { and, count, eq, isNotNull, isNull, lt, sql, type SQL } from "drizzle-orm";
import { projects, syncedProjects } from "~/features/projects/table";
import { sections, syncedSections } from "~/features/sections/table";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { readText } from "~/server/db/row-text";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import type { SyncedRows } from "~/server/operations/synced";
import { type Changes as ChangesOf, deletion, update } from "~/server/sync/change";
import { purge } from "~/server/sync/purge";
import { dueOf, placeOf } from "./merge";
import { changedRow, owned, type Owned, type Place, places, taskAndVersion, type Versioned } from "./queries";
import type { WrittenField } from "./schema";
import { syncedTasks, tasks, type Task } from "./table";

type Changes = { [Field in keyof Pick<Task, WrittenField>]?: Task[Field] | undefined } & {
  completed?: boolean | "opposite" | undefined;
};

/** What a change sets, without the values. */
type Shape = {
  fields: string[];
  completion: keyof typeof completions | "kept";
  trash: "enters" | "leaves" | "kept";
  place: Place;
  isVersioned: boolean;
  /** Only a task that does not repeat is changed. */
  isSingle: boolean;
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
  const { fields, completion, trash, place, isVersioned, isSingle } = shape;
  const set: ChangesOf<typeof tasks> = {
    ...Object.fromEntries(fields.map((field) => [field, sql.placeholder(field)])),
    ...(completion === "kept" ? {} : completions[completion]),
    ...trashed[trash],
  };
  const where = and(
    owned(place),
    isVersioned ? eq(tasks.version, sql.placeholder("version")) : undefined,
    isSingle ? isNull(tasks.repeat) : undefined,
  );
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
  isSingle?: boolean;
}

async function recorded(db: Database, change: Change, audit: ChangeAudit): Promise<Task | undefined> {
  const { ownerId, id, version, at = null, named = [], values = {}, ...shape } = change;
  const { completion = "kept", trash = "kept", place = "lists", isSingle = false } = shape;
  const fields = Object.keys(values);
  const statement = changing(db, { fields, completion, trash, place, isVersioned: version !== undefined, isSingle });
  const given = { ...values, ownerId, id, version, at, fields: named.join(","), ...auditValues(audit.change) };
  const [row] = await statement.execute(given);
  return row && readText(row.text);
}

interface Update extends Versioned {
  changes: Changes;
  place?: Place | undefined;
  /** When it was completed; now, unless that was on a device before. */
  at?: string | undefined;
  /** Whether nothing is changed of a task that repeats. */
  isSingle?: boolean;
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

/** Deletes the tasks of all people that were moved to the trash before `instant`. Returns how many. */
export async function purgeTrash(db: Database, { before }: { before: string }): Promise<number> {
  return purge(db, syncedTasks, lt(tasks.deletedAt, before));
}

const versionOf = ({ id, version }: Omit<Versioned, "ownerId">, place: Place) =>
  and(eq(tasks.id, id), places[place], version === undefined ? undefined : eq(tasks.version, version));

/** Permanently deletes the task, provided that it still has `version`, if one is given. Returns whether it did. */
export async function purgeTask(
  db: Database,
  { ownerId, id, version }: Versioned,
  audit: ChangeAudit,
): Promise<boolean> {
  const { clock, changed } = deletion(db, syncedTasks, { ownerId, where: versionOf({ id, version }, "anywhere") });
  const trail = auditInsert(db, { changed, details: taskAndVersion, values: auditValues(audit.change) });
  const purged = await db
    .with(clock, changed, trail)
    .select({ id: sql`changed.id` })
    .from(changed);
  return purged.length > 0;
}

/** Permanently deletes everything in the trash: tasks, and the projects that they were deleted with. Returns how many of both. */
export async function emptyTrash(db: Database, { ownerId }: { ownerId: string }, audit: ChangeAudit): Promise<number> {
  const purgeAll = async (rows: SyncedRows, where: SQL) => {
    const { clock, changed } = deletion(db, rows, { ownerId, where });
    const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
    return row?.count ?? 0;
  };
  const purged = await purgeAll(syncedTasks, isNotNull(tasks.deletedAt));
  const parts = await purgeAll(syncedSections, isNotNull(sections.deletedAt));
  const emptied = await purgeAll(syncedProjects, isNotNull(projects.deletedAt));
  if (purged + parts + emptied > 0) await audit.record(db, { details: { tasks: purged, projects: emptied } });
  return purged + emptied;
}
