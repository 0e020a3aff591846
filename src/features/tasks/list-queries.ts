import { and, eq, inArray, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { Cursor, Order, Sort } from "./cursor";
import { addDays, dayOf, lastDay, startOfDay } from "./due-date";
import type { ListTasksInput } from "./schema";
import { tasks, type Task } from "./table";

type ListInput = Omit<ListTasksInput, "cursor" | "direction"> & {
  userId: string;
  now: string;
  cursor?: Cursor | undefined;
};

/**
 * One page of `userId`'s tasks, by keyset pagination (https://use-the-index-luke.com/no-offset).
 * @param input.now an ISO 8601 UTC instant, which decides what "today" and "overdue" mean in `input.timeZone`
 * @returns the page, and where the next one starts; `next` is `undefined` on the last page
 */
export async function listTasks(db: Database, input: ListInput): Promise<{ items: Task[]; next: Cursor | undefined }> {
  const { userId, sort, order, limit, cursor } = input;
  const keys = [...sortKeys[sort](order), tasks.id];
  const rows = await db
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.userId, userId),
        input.trash ? isNotNull(tasks.deletedAt) : isNull(tasks.deletedAt),
        ...filtersOf(input),
        cursor &&
          sql`(${sql.join(keys, comma)}) ${isAfter[order]} (${sql.join([...typedKeys(cursor), sql`${cursor.id}::uuid`], comma)})`,
      ),
    )
    .orderBy(...keys.map((key) => sql`${key} ${direction[order]}`))
    .limit(limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: last === undefined ? rows : rows.slice(0, limit),
    next: last && { sort, order, keys: keyValues[sort](last, order), id: last.id },
  };
}

const comma = sql`, `;
const direction: Record<Order, SQL> = { asc: sql`asc`, desc: sql`desc` };
const isAfter: Record<Order, SQL> = { asc: sql`>`, desc: sql`<` };

/** What stands in for an absent date, so that it comes last in both directions. */
const absent = { asc: "infinity", desc: "-infinity" } as const;
const absentLiteral: Record<Order, SQL> = { asc: sql`'infinity'`, desc: sql`'-infinity'` };
const orLast = (column: SQL | (typeof tasks)["dueOn" | "dueAt" | "completedAt" | "deletedAt"], order: Order) =>
  sql`coalesce(${column}, ${absentLiteral[order]})`;

const sortKeys: Record<Sort, (order: Order) => SQL[]> = {
  created_at: () => [sql`${tasks.createdAt}`],
  due_date: (order) => [orLast(tasks.dueOn, order), orLast(tasks.dueAt, order)],
  priority: () => [sql`${tasks.priority}`],
  // As people sort: without regard to case first, accents after their letter.
  title: () => [sql`${tasks.title} collate "und-x-icu"`],
  completed_at: (order) => [orLast(tasks.completedAt, order)],
  deleted_at: (order) => [orLast(tasks.deletedAt, order)],
};

const keyValues: Record<Sort, (task: Task, order: Order) => string[]> = {
  created_at: (task) => [task.createdAt],
  due_date: (task, order) => [task.dueOn ?? absent[order], task.dueAt ?? absent[order]],
  priority: (task) => [task.priority],
  title: (task) => [task.title],
  completed_at: (task, order) => [task.completedAt ?? absent[order]],
  deleted_at: (task, order) => [task.deletedAt ?? absent[order]],
};

const keyTypes: Record<Sort, SQL[]> = {
  created_at: [sql`timestamptz`],
  due_date: [sql`date`, sql`timestamptz`],
  priority: [sql`task_priority`],
  title: [sql`text`],
  completed_at: [sql`timestamptz`],
  deleted_at: [sql`timestamptz`],
};

function typedKeys({ sort, keys }: Cursor): SQL[] {
  return keyTypes[sort].map((type, position) => sql`${keys[position]}::${type}`);
}

function filtersOf({ completed, priority, search, tags, due, now, timeZone }: ListInput): (SQL | undefined)[] {
  return [
    completed === "all" ? undefined : eq(tasks.completed, completed === "completed"),
    priority && inArray(tasks.priority, priority),
    ...wordsOf(search).map((word) => sql`(${tasks.title} ilike ${word} or ${tasks.description} ilike ${word})`),
    // Both sides in lower case by PostgreSQL: JavaScript has other rules for letters such as İ and Σ.
    tags && sql`lower(${tasks.tags}::text)::text[] @> lower(${sql.param(tags)}::text[]::text)::text[]`,
    due === undefined ? undefined : isDue(due, now, timeZone),
  ];
}

/** Each word of a search as an `ILIKE` pattern that matches it anywhere, its signs taken literally. */
function wordsOf(search: string | undefined): string[] {
  const words = search?.split(/\s+/).filter((word) => word !== "") ?? [];
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}

function isDue(due: string, now: string, timeZone: string): SQL {
  const today = dayOf(now, timeZone);
  if (due === "none") return sql`${tasks.dueOn} is null`;
  if (due === "overdue") return isOverdue(now, today);
  if (due === "today") return isBetween(today, today, timeZone);
  if (due === "next_7_days") return isBetween(today, addDays(today, 6), timeZone);
  const [from = "", to = ""] = due.split("..");
  return isBetween(from === "" ? "-infinity" : from, to === "" ? "infinity" : to, timeZone);
}

/** The rule of `due-date.ts` in SQL. */
export function isOverdue(now: string, today: string): SQL {
  return sql`(not ${tasks.completed} and case when ${tasks.dueAt} is null then ${tasks.dueOn} < ${today}::date else ${tasks.dueAt} < ${now}::timestamptz end)`;
}

/** Due on a day from `from` to `to`, both included, in `timeZone`. */
export function isBetween(from: string, to: string, timeZone: string): SQL {
  const start = from === "-infinity" ? from : startOfDay(from, timeZone);
  const end = to === "infinity" || to === lastDay ? "infinity" : startOfDay(addDays(to, 1), timeZone);
  return sql`case when ${tasks.dueAt} is null then ${tasks.dueOn} between ${from}::date and ${to}::date else ${tasks.dueAt} >= ${start}::timestamptz and ${tasks.dueAt} < ${end}::timestamptz end`;
}
