import { sql, type SQL } from "drizzle-orm";
import type { Order, Sort } from "../../constants";
import { rankOf } from "~/shared/rows/rank-order";
import { tasks, type Task } from "../../table";

/** A key of a sort in SQL. Its form in a cursor is in `cursor.ts`. */
interface SortKey {
  column: (order: Order) => SQL;
  /** The type of the column. */
  type: SQL;
  /** Returns the value of the key in `task`. */
  value: (task: Task, order: Order) => string;
}

/** Replaces a missing date, so that it comes last in both directions. */
const absent = { asc: "infinity", desc: "-infinity" } as const;
const absentLiteral: Record<Order, SQL> = { asc: sql`'infinity'`, desc: sql`'-infinity'` };

type DateField = "dueOn" | "dueAt" | "deadlineOn" | "completedAt" | "deletedAt";
const dated = (field: DateField, type: SQL): SortKey => ({
  column: (order) => sql`coalesce(${tasks[field]}, ${absentLiteral[order]})`,
  type,
  value: (task, order) => task[field] ?? absent[order],
});
const moment = sql`timestamptz`;

/** As `rankOf` does. */
const rank = sql`(case ${tasks.position} when '' then 'l' || replace(${tasks.id}::text, '-', '') || 'V' else ${tasks.position} end) collate "C"`;

export const sortQueries: Record<Sort, SortKey[]> = {
  created_at: [{ column: () => sql`${tasks.createdAt}`, type: moment, value: ({ createdAt }) => createdAt }],
  due_date: [dated("dueOn", sql`date`), dated("dueAt", moment)],
  deadline: [dated("deadlineOn", sql`date`)],
  priority: [{ column: () => sql`${tasks.priority}`, type: sql`task_priority`, value: (task) => task.priority }],
  // Without regard to case first, accents after their letter.
  title: [{ column: () => sql`${tasks.title} collate "und-x-icu"`, type: sql`text`, value: ({ title }) => title }],
  completed_at: [dated("completedAt", moment)],
  deleted_at: [dated("deletedAt", moment)],
  position: [{ column: () => rank, type: sql`text`, value: rankOf }],
};
