import { and, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { statementPer } from "~/server/db/statement";
import type { Cursor, Order, Sort } from "./cursor";
import { addDays, dayOf } from "./due-date";
import { isDueWithin, isOverdue, spanOf, type DueSpan } from "./due-queries";
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
  const { userId, sort, order, trash, limit, cursor } = input;
  const rows = await pageOf(db, { sort, order, trash, goesOn: cursor !== undefined }).execute({
    userId,
    ...filterValues(input),
    key0: cursor?.keys[0],
    key1: cursor?.keys[1],
    id: cursor?.id,
    rows: limit + 1,
  });
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: last === undefined ? rows : rows.slice(0, limit),
    next: last && { sort, order, keys: keyValues[sort](last, order), id: last.id },
  };
}

/** One statement for each sort, order and list, whatever is filtered by. */
const pageOf = statementPer(
  (db, { sort, order, trash, goesOn }: { sort: Sort; order: Order; trash: boolean; goesOn: boolean }) => {
    const keys = [...sortKeys[sort](order), sql`${tasks.id}`];
    const reached = [...keyTypes[sort].map((type, position) => given(`key${position}`, type)), given("id", sql`uuid`)];
    return db
      .select()
      .from(tasks)
      .where(
        and(
          eq(tasks.userId, sql.placeholder("userId")),
          trash ? isNotNull(tasks.deletedAt) : isNull(tasks.deletedAt),
          ...filters,
          goesOn ? sql`(${sql.join(keys, comma)}) ${isAfter[order]} (${sql.join(reached, comma)})` : undefined,
        ),
      )
      .orderBy(...keys.map((key) => sql`${key} ${direction[order]}`))
      .limit(sql.placeholder("rows"))
      .prepare("list_tasks");
  },
);

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

const given = (name: string, type: SQL) => sql`${sql.placeholder(name)}::${type}`;

/** Holds for every task while its value is null. */
const optional = (name: string, type: SQL, condition: (value: SQL) => SQL) =>
  sql`(${given(name, type)} is null or ${condition(given(name, type))})`;

const filters = [
  optional("completed", sql`boolean`, (value) => sql`${tasks.completed} = ${value}`),
  optional("priorities", sql`text[]`, (value) => sql`${tasks.priority}::text = any(${value})`),
  // A word holds no white space, so none is found across the line between the two.
  optional(
    "words",
    sql`text[]`,
    (value) => sql`(${tasks.title} || chr(10) || ${tasks.description}) ilike all(${value})`,
  ),
  // Both sides in lower case by PostgreSQL: JavaScript has other rules for letters such as İ and Σ.
  optional("tags", sql`text[]`, (value) => sql`lower(${tasks.tags}::text)::text[] @> lower(${value}::text)::text[]`),
  optional("isUndated", sql`boolean`, (value) => sql`(${tasks.dueOn} is null) = ${value}`),
  optional("today", sql`date`, () => isOverdue(sql.placeholder("now"), sql.placeholder("today"))),
  optional("from", sql`date`, () =>
    isDueWithin({
      from: sql.placeholder("from"),
      to: sql.placeholder("to"),
      start: sql.placeholder("start"),
      end: sql.placeholder("end"),
    }),
  ),
];

/** The values of `filters`. */
function filterValues({ completed, priority, search, tags, due, now, timeZone }: ListInput) {
  return {
    completed: completed === "all" ? null : completed === "completed",
    priorities: priority ?? null,
    words: search === undefined ? null : patternsOf(search),
    tags: tags ?? null,
    now,
    isUndated: due === "none" ? true : null,
    today: due === "overdue" ? dayOf(now, timeZone) : null,
    ...(dueSpanOf(due, now, timeZone) ?? { from: null, to: null, start: null, end: null }),
  };
}

/** Each word as an `ILIKE` pattern that matches it anywhere, its signs taken literally. */
function patternsOf(search: string): string[] {
  const words = search.split(/\s+/).filter((word) => word !== "");
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}

/** The days that a filter by due date names; `undefined` when it is none or another kind. */
function dueSpanOf(due: string | undefined, now: string, timeZone: string): DueSpan | undefined {
  if (due === undefined || due === "none" || due === "overdue") return undefined;
  const today = dayOf(now, timeZone);
  if (due === "today") return spanOf(today, today, timeZone);
  if (due === "next_7_days") return spanOf(today, addDays(today, 6), timeZone);
  const [from = "", to = ""] = due.split("..");
  return spanOf(from === "" ? "-infinity" : from, to === "" ? "infinity" : to, timeZone);
}
