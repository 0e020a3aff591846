import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { tasks } from "../../table";
import { maxTitleLength } from "./constants";
import type { TrackedField } from "./tracked";

/** How a field is kept in the history. */
interface Tracked {
  /** The columns of which any other value is a change. */
  columns: PgColumn[];
  /** Returns what is kept of the row, as `jsonb`. */
  shown: (row: SQL) => SQL;
}

const valueOf = (row: SQL, column: PgColumn) => sql`${row}.${sql.identifier(column.name)}`;
const whole = (column: PgColumn): Tracked => ({
  columns: [column],
  shown: (row) => sql`to_jsonb(${valueOf(row, column)})`,
});

/** The fields of which the history keeps something else than their whole value. */
const special: Partial<Record<TrackedField, Tracked>> = {
  title: {
    columns: [tasks.title],
    shown: (row) => sql`to_jsonb(left(${valueOf(row, tasks.title)}, ${sql.raw(String(maxTitleLength))}))`,
  },
  // Texts are long, and in the task itself. The history tells whether there was one.
  description: {
    columns: [tasks.description],
    shown: (row) => sql`to_jsonb(${valueOf(row, tasks.description)} <> '')`,
  },
  dueOn: {
    columns: [tasks.dueOn, tasks.dueAt],
    shown: (row) =>
      sql`to_jsonb(coalesce(to_char(${valueOf(row, tasks.dueAt)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ${valueOf(row, tasks.dueOn)}::text))`,
  },
  deletedAt: {
    columns: [tasks.deletedAt],
    shown: (row) => sql`to_jsonb(${valueOf(row, tasks.deletedAt)} is not null)`,
  },
};

const tracked = (field: TrackedField): Tracked => special[field] ?? whole(tasks[field]);

/** Returns the columns that a statement must return of the tasks that it changes, for their history. */
export function columnsFor(fields: readonly TrackedField[]): Record<string, PgColumn> {
  const { userId, id, version, updatedAt } = tasks;
  const columns = fields.flatMap((field) => tracked(field).columns);
  return Object.fromEntries([userId, id, version, updatedAt, ...columns].map((column) => [column.name, column]));
}

/** Returns a row of a field: its name, whether it was changed, and what it was and what it is. */
export function changeOf(field: TrackedField, { before, after }: { before: SQL; after: SQL }): SQL {
  const { columns, shown } = tracked(field);
  const tuple = (row: SQL) =>
    sql`(${sql.join(
      columns.map((column) => valueOf(row, column)),
      sql`, `,
    )})`;
  return sql`(${sql.raw(`'${field}'`)}, ${tuple(before)} is distinct from ${tuple(after)}, ${shown(before)}, ${shown(after)})`;
}
