import { and, count, getTableColumns, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "~/server/db/client";
import { type Changes, update } from "~/server/sync/change";
import { findRows } from "~/server/sync/owned-rows";
import { type Place, places } from "../queries";
import { syncedTasks, tasks, type Task } from "../table";

/** Tasks by their ids alone: the statement only counts what it changes. */
const counted = { ...syncedTasks, columns: { id: tasks.id } };

const among = (ids: readonly string[]) => sql`${tasks.id} = any(${sql.param(ids)}::uuid[])`;

/** Returns those of the tasks that the user has in that place. */
export async function findTasks(
  db: Database,
  { ownerId, ids }: { ownerId: string; ids: readonly string[] },
  place: Place,
): Promise<Task[]> {
  return findRows(db, syncedTasks, { ownerId, where: and(among(ids), places[place]) });
}

/** The fields that are changed of many tasks at once. */
export const manyFields = ["priority", "dueOn", "dueAt", "deadlineOn", "tags"] as const satisfies (keyof Task)[];

/** Writes these fields of the tasks, to each its own values, in one statement. Returns how many tasks there were. */
export async function writeTasks(
  db: Database,
  { ownerId, rows, fields }: { ownerId: string; rows: readonly Task[]; fields: readonly (typeof manyFields)[number][] },
): Promise<number> {
  if (rows.length === 0) return 0;
  const columns = getTableColumns(tasks);
  const set: Changes<typeof tasks> = {};
  for (const field of fields) {
    const values = Object.fromEntries(rows.map((row) => [row.id, row[field]]));
    Object.assign(set, { [field]: valueIn(values, columns[field]) });
  }
  const where = among(rows.map(({ id }) => id));
  const { clock, changed } = update(db, counted, { ownerId, set, where });
  const [row] = await db.with(clock, changed).select({ count: count() }).from(changed);
  return row?.count ?? 0;
}

/** Returns the value for the changed task in a `jsonb` of values by id. */
function valueIn(values: Record<string, unknown>, column: PgColumn): SQL {
  const given = sql`${JSON.stringify(values)}::jsonb`;
  if (column === tasks.tags) return sql`array(select jsonb_array_elements_text(${given} -> ${tasks.id}::text))`;
  return sql`(${given} ->> ${tasks.id}::text)::${sql.raw(column.getSQLType())}`;
}
