import { and, eq, isNull, sql } from "drizzle-orm";
import { projects } from "~/features/projects/table";
import { sections } from "~/features/sections/table";
import type { ChangeAudit } from "~/server/audit/audit";
import { auditInsert, auditValues } from "~/server/audit/change-event";
import type { Database } from "~/server/db/client";
import { readText } from "~/server/db/row-text";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import { type Changes as ChangesOf, update } from "~/server/sync/change";
import { historyValues, recordChanges } from "./history/record-queries";
import { recordedOf } from "./history/recorded-queries";
import { fieldsBelow, trackedAmong } from "./history/tracked";
import { dueOf, placeOf } from "../merge";
import { changedRow, owned, type Owned, type Place, taskAndVersion, type Versioned } from "../queries";
import type { WrittenField } from "../schema";
import { syncedTasks, tasks, type Task } from "../table";
import { lastDeletionBelow } from "../tree/subtree-queries";
import { updateBelow } from "../tree/below-queries";

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

const task = { ownerId: sql.placeholder("ownerId"), id: sql.placeholder("id") };
/** The task's parent, unless it is in the trash. */
const parent = sql`(select "parent".id from ${tasks} as "parent" where "parent"."user_id" = ${task.ownerId}
  and "parent".id = ${tasks.parentId} and "parent".deleted_at is null)`;
/** The task's project, unless it is in the trash. */
const project = sql`(select ${projects.id} from ${projects} where ${projects.userId} = ${sql.placeholder("ownerId")}
  and ${projects.id} = ${tasks.projectId} and ${projects.deletedAt} is null)`;
/** The task's section, unless that or its project is in the trash. */
const section = sql`(select ${sections.id} from ${sections} where ${sections.userId} = ${sql.placeholder("ownerId")}
  and ${sections.id} = ${tasks.sectionId} and ${sections.deletedAt} is null and ${project} is not null)`;
const trashed = {
  enters: { deletedAt: sql`greatest(now(), ${lastDeletionBelow(task)} + interval '1 ms')` },
  leaves: { deletedAt: null, parentId: parent, projectId: project, sectionId: section },
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

/** A task that comes into another place than its parent's leaves its parent. */
const parentInPlace = (fields: readonly string[]) => {
  const projectId = fields.includes("projectId") ? sql`${sql.placeholder("projectId")}::uuid` : tasks.projectId;
  return sql`case when (${tasks.projectId}, ${tasks.sectionId}) is not distinct from
    (${projectId}, ${sql.placeholder("sectionId")}::uuid) then ${tasks.parentId} end`;
};
const subtasks = sql`(select case count(*) when 0 then '{}' else jsonb_build_object('subtasks', count(*)) end from "changed_below")`;

/** Changes a task, with those below it, and adds that to the trail, in one statement for each shape of a change. */
const changing = preparedStatements("change_task", (db, shape: Shape) => {
  const { fields, completion, trash, place, isVersioned, isSingle } = shape;
  const set: ChangesOf<typeof tasks> = {
    ...Object.fromEntries(fields.map((field) => [field, sql.placeholder(field)])),
    ...(completion === "kept" ? {} : completions[completion]),
    ...trashed[trash],
  };
  // A section may be left alone, and a project is left with its section.
  const isPlaced = fields.includes("sectionId");
  if (isPlaced && !fields.includes("parentId")) set.parentId = parentInPlace(fields);
  const where = and(
    owned(place),
    isVersioned ? eq(tasks.version, sql.placeholder("version")) : undefined,
    isSingle ? isNull(tasks.repeat) : undefined,
  );
  const { clock, changed } = update(db, syncedTasks, { ownerId: task.ownerId, set, where });
  const completes = completion !== "kept";
  const isAlone = !completes && !isPlaced && trash === "kept";
  const shapeBelow = { completes, isPlaced: isPlaced || trash === "leaves", trash };
  const below = isAlone ? [] : [updateBelow(db, task, shapeBelow)];
  const named = sql`${taskAndVersion} || jsonb_build_object('fields', ${sql.placeholder("fields")}::text)`;
  const own = fields.length === 0 ? taskAndVersion : named;
  const details = isAlone ? own : sql`${own} || ${subtasks}`;
  const trail = auditInsert(db, { changed, details, ...(completes ? { kind: doneOrNot } : {}) });
  const told = trackedAmong(Object.keys(set));
  const history = [
    ...recordedOf(db, told, "prepared"),
    ...(isAlone ? [] : [recordChanges(db, { changed: "changed_below", fields: fieldsBelow, by: "prepared" })]),
  ];
  return db
    .with(clock, changed, ...below, trail, ...history)
    .select({ text: changedRow })
    .from(changed);
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
  const given = {
    ...values,
    ownerId,
    id,
    version,
    at,
    fields: named.join(","),
    ...auditValues(audit.change),
    ...historyValues(audit.change),
  };
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

/** Moves the task: stores its parent, its place among its siblings, its project and its section, as far as they are given. */
export async function moveTask(
  db: Database,
  { values, ...owned }: Owned & { values: Partial<Pick<Task, "parentId" | "position" | "projectId" | "sectionId">> },
  audit: ChangeAudit,
): Promise<Task | undefined> {
  return recorded(db, { ...owned, values, named: Object.keys(values) }, audit);
}

/** Restores the task from the trash; into the inbox, if its project is there, and without its parent, if that is there. */
export async function restoreTask(db: Database, owned: Owned, audit: ChangeAudit): Promise<Task | undefined> {
  return recorded(db, { ...owned, trash: "leaves", place: "trash" }, audit);
}
