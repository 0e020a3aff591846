import { and, count, getTableColumns, isNotNull, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { projects, syncedProjects } from "~/features/projects/table";
import { sections, syncedSections } from "~/features/sections/table";
import type { Database } from "~/server/db/client";
import { type Changes, update } from "~/server/sync/change";
import { findRows } from "~/server/sync/owned-rows";
import type { ChangeAudit } from "~/server/audit/audit";
import { recordChanges } from "../change/history/record-queries";
import { trackedAmong } from "../change/history/tracked";
import { columnsFor } from "../change/history/tracked-queries";
import { type Place, places } from "../queries";
import { syncedTasks, tasks, type Task } from "../table";
import type { TreeRow } from "../tree/along";
import type { Trashed } from "./act";

interface OwnedIds {
  ownerId: string;
  ids: readonly string[];
}

const { id, parentId, position, projectId, sectionId, completed, completedAt, deletedAt } = syncedTasks.columns;
const treeColumns = { id, parentId, position, projectId, sectionId, completed, completedAt, deletedAt };
const inTree = { ...syncedTasks, columns: treeColumns };

const isAmong = (column: PgColumn, ids: readonly string[]) => sql`${column} = any(${sql.param(ids)}::uuid[])`;

/** Returns those of the tasks that the user has in that place. */
export async function findTasks(db: Database, { ownerId, ids }: OwnedIds, place: Place): Promise<Task[]> {
  return findRows(db, syncedTasks, { ownerId, where: and(isAmong(tasks.id, ids), places[place]) });
}

/** Returns the tasks below others, in the trash or not, up to one more than `atMost`. `union` ends it whatever is stored. */
export async function findTreesBelow(
  db: Database,
  { ownerId, ids, atMost }: OwnedIds & { atMost: number },
): Promise<TreeRow[]> {
  const below = sql`(with recursive "below" as (
    select ${tasks.id} from ${tasks} where ${tasks.userId} = ${ownerId}::uuid and ${isAmong(tasks.parentId, ids)}
    union select "child".id from ${tasks} as "child", "below" where "child"."user_id" = ${ownerId}::uuid and "child".parent_id = "below".id
  ) select id from "below" limit ${atMost + 1})`;
  return findRows(db, inTree, { ownerId, where: sql`${tasks.id} in ${below}` });
}

/** Returns the tasks above others that those name as their parents. */
export async function findTreeRows(db: Database, { ownerId, ids }: OwnedIds): Promise<TreeRow[]> {
  return ids.length === 0 ? [] : findRows(db, inTree, { ownerId, where: isAmong(tasks.id, ids) });
}

/** Returns which of the places of tasks are in the trash. */
export async function findTrashedPlaces(
  db: Database,
  { ownerId, tasks: placed }: { ownerId: string; tasks: readonly TreeRow[] },
): Promise<Trashed> {
  const projectIds = placed.flatMap((task) => task.projectId ?? []);
  const sectionIds = placed.flatMap((task) => task.sectionId ?? []);
  const trashedProjects = await findRows(
    db,
    { ...syncedProjects, columns: { id: projects.id } },
    { ownerId, where: and(isAmong(projects.id, projectIds), isNotNull(projects.deletedAt)) },
  );
  const trashedSections = await findRows(
    db,
    { ...syncedSections, columns: { id: sections.id } },
    { ownerId, where: and(isAmong(sections.id, sectionIds), isNotNull(sections.deletedAt)) },
  );
  const [inProjects, inSections] = [trashedProjects, trashedSections].map((rows) => new Set(rows.map((row) => row.id)));
  return { project: (one) => inProjects?.has(one) === true, section: (one) => inSections?.has(one) === true };
}

/** Returns the moment of the transaction, as a change of it is stored. */
export async function readMoment(db: Database): Promise<string> {
  const [row] = await db.execute<{ now: string }>(
    sql`select to_char(now()::timestamptz(3) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
  );
  return row?.now ?? new Date().toISOString();
}

type Field = Exclude<keyof Task, "id" | "userId">;

/** Writes these fields of the tasks, to each its own values, in one statement, with their history. Returns how many tasks there were. */
export async function writeTasks<Written extends Field>(
  db: Database,
  {
    ownerId,
    rows,
    fields,
  }: { ownerId: string; rows: readonly Pick<Task, Written | "id">[]; fields: readonly Written[] },
  audit: ChangeAudit,
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = getTableColumns(tasks);
  const set: Changes<typeof tasks> = {};
  for (const field of fields) {
    const values = Object.fromEntries(rows.map((row) => [row.id, row[field]]));
    Object.assign(set, { [field]: valueIn(values, columns[field]) });
  }
  const where = isAmong(
    tasks.id,
    rows.map((row) => row.id),
  );
  const told = trackedAmong(fields);
  const recorded = { ...syncedTasks, columns: columnsFor(told) };
  const { clock, changed } = update(db, recorded, { ownerId, set, where });
  const history = told.length === 0 ? [] : [recordChanges(db, { fields: told, by: audit.change })];
  const [row] = await db
    .with(clock, changed, ...history)
    .select({ count: count() })
    .from(changed);
  return row?.count ?? 0;
}

/** Returns the value for the changed task in a `jsonb` of values by id. */
function valueIn(values: Record<string, unknown>, column: PgColumn): SQL {
  const given = sql`${JSON.stringify(values)}::jsonb`;
  if (column === tasks.tags) return sql`array(select jsonb_array_elements_text(${given} -> ${tasks.id}::text))`;
  return sql`(${given} ->> ${tasks.id}::text)::${sql.raw(column.getSQLType())}`;
}
