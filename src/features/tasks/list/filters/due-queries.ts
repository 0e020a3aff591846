import { type AnyColumn, sql, type Placeholder, type SQL } from "drizzle-orm";
import { addDays, lastDay, startOfDay } from "~/shared/due-date";
import { tasks } from "../../table";

/** What a column is compared with: a value or a placeholder in a prepared statement. */
type Operand = string | Placeholder;

/** A range of days, both included, with the instants of its start and end. */
export interface DueSpan {
  from: string;
  to: string;
  start: string;
  end: string;
}

/** Returns the days from `from` to `to` in `timeZone`; `-infinity` and `infinity` leave an end open. */
export function spanOf(from: string, to: string, timeZone: string): DueSpan {
  return {
    from,
    to,
    start: from === "-infinity" ? from : startOfDay(from, timeZone),
    end: to === "infinity" || to === lastDay ? "infinity" : startOfDay(addDays(to, 1), timeZone),
  };
}

/** Returns what `dueState` says of a task in SQL. */
export function isOverdue(now: Operand, today: Operand): SQL {
  return sql`(not ${tasks.completed} and case when ${tasks.dueAt} is null then ${tasks.dueOn} < ${today}::date else ${tasks.dueAt} < ${now}::timestamptz end)`;
}

/** Returns the condition that a task is due within `span`. */
export function isDueWithin({ from, to, start, end }: Record<keyof DueSpan, Operand>): SQL {
  return sql`case when ${tasks.dueAt} is null then ${tasks.dueOn} between ${from}::date and ${to}::date else ${tasks.dueAt} >= ${start}::timestamptz and ${tasks.dueAt} < ${end}::timestamptz end`;
}

/** Returns the condition that an instant is within `span`. */
export function isWithin(column: AnyColumn, { start, end }: Record<"start" | "end", Operand>): SQL {
  return sql`${column} >= ${start}::timestamptz and ${column} < ${end}::timestamptz`;
}
