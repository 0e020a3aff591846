import { and, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { type JsonText, readText, rowText } from "~/server/db/row-text";
import { patternOf } from "~/server/db/patterns";
import { statementPer } from "~/server/db/pool/prepared-statement";
import { fold } from "~/shared/text/fold";
import type { Cursor, Order, Sort } from "./cursor";
import { addDays, dayOf } from "~/shared/due-date";
import { isDueWithin, isOverdue, spanOf, type DueSpan } from "./due-queries";
import { isTagWord, wordsOf } from "../store/list-membership";
import type { ListTasksInput } from "../schema";
import { taskColumns, tasks, type Task } from "../table";

type ListInput = Omit<ListTasksInput, "cursor" | "direction"> & {
  ownerId: string;
  now: string;
  cursor?: Cursor | undefined;
};

/**
 * One page of `ownerId`'s tasks, by keyset pagination (https://use-the-index-luke.com/no-offset).
 * @param input.now an ISO 8601 UTC instant, which decides what "today" and "overdue" mean in `input.timeZone`
 * @returns the page, and where the next one starts; `next` is `undefined` on the last page
 */
export async function listTasks(
  db: Database,
  input: ListInput,
): Promise<{ rows: JsonText<Task>[]; next: Cursor | undefined }> {
  const { ownerId, sort, order, trash, limit, cursor } = input;
  const values = filterValues(input);
  const filters = filterNames.filter((name) => values[name] !== undefined);
  const page = pageOf(db, { sort, order, trash, filters, goesOn: cursor !== undefined });
  const [key0, key1] = cursor?.keys ?? [];
  const found = await page.execute({ ownerId, ...values, key0, key1, id: cursor?.id, rows: limit + 1 });
  const rows = found.slice(0, limit).map(({ text }) => text);
  const end = found.length > limit ? rows.at(-1) : undefined;
  const last = end && readText(end);
  return {
    rows,
    next: last && { sort, order, keys: keyValues[sort](last, order), id: last.id },
  };
}

interface PageVariant extends Record<string, string | string[] | boolean> {
  sort: Sort;
  order: Order;
  trash: boolean;
  filters: (keyof typeof conditions)[];
  /** Whether it starts after a cursor. */
  goesOn: boolean;
}

const pageOf = statementPer("list_tasks", (db, { sort, order, trash, filters, goesOn }: PageVariant) => {
  const keys = [...sortKeys[sort](order), sql`${tasks.id}`];
  const reached = [...keyTypes[sort].map((type, position) => given(`key${position}`, type)), given("id", sql`uuid`)];
  const page = db
    .select(taskColumns)
    .from(tasks)
    .where(
      and(
        eq(tasks.userId, sql.placeholder("ownerId")),
        trash ? isNotNull(tasks.deletedAt) : isNull(tasks.deletedAt),
        ...filters.map((name) => conditions[name]),
        goesOn ? sql`(${sql.join(keys, comma)}) ${isAfter[order]} (${sql.join(reached, comma)})` : undefined,
      ),
    )
    .orderBy(...keys.map((key) => sql`${key} ${direction[order]}`))
    .limit(sql.placeholder("rows"))
    .as("page");
  return db.select({ text: rowText(taskColumns, "page") }).from(page);
});

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
/** The pattern of each word that is given, made once for all rows. */
const patterns = (name: string, start: SQL) =>
  sql`(select array_agg(${patternOf(sql`word`, start)}) from unnest(${given(name, sql`text[]`)}) as word)::text[]`;

/** What a filter asks of a task, by the name of the value that it compares with. */
const conditions = {
  completed: eq(tasks.completed, sql.placeholder("completed")),
  priorities: sql`${tasks.priority}::text = any(${given("priorities", sql`text[]`)})`,
  // Title and description with a line between them; no word is found across it.
  words: sql`${tasks.foldedText} like all(${patterns("words", sql`'%'`)})`,
  // A word such as `@home` may also be how a tag begins.
  tagWords: sql`not exists (select from unnest(${patterns("tagWords", sql`''`)}) as word
    where ${tasks.foldedText} not like '%' || word
    and not exists (select from unnest(${tasks.foldedTags}) as tag where '@' || tag like word))`,
  tags: sql`${tasks.foldedTags} @> (select fold_texts(${given("tags", sql`text[]`)}))`,
  isUndated: sql`(${tasks.dueOn} is null) = ${given("isUndated", sql`boolean`)}`,
  today: isOverdue(sql.placeholder("now"), sql.placeholder("today")),
  from: isDueWithin({
    from: sql.placeholder("from"),
    to: sql.placeholder("to"),
    start: sql.placeholder("start"),
    end: sql.placeholder("end"),
  }),
};
const filterNames = ["completed", "priorities", "words", "tagWords", "tags", "isUndated", "today", "from"] as const;

/** The values that `conditions` compare with; those of filters that were not given are `undefined`. */
function filterValues({ completed, priority, search, tags, due, now, timeZone }: ListInput) {
  return {
    completed: completed === "all" ? undefined : completed === "completed",
    priorities: priority,
    words: someOf(wordsOf(search).filter((word) => !isTagWord(word))),
    tagWords: someOf(wordsOf(search).filter(isTagWord)),
    tags,
    isUndated: due === "none" ? true : undefined,
    now,
    today: due === "overdue" ? dayOf(now, timeZone) : undefined,
    ...dueSpanOf(due, now, timeZone),
  };
}

/** Those of `words` that say something; `undefined` where there is none. */
function someOf(words: string[]): string[] | undefined {
  const some = words.filter((word) => fold(word).trim() !== "");
  return some.length === 0 ? undefined : some;
}

/** The days that a filter by due date names, if it is of that kind. */
function dueSpanOf(due: string | undefined, now: string, timeZone: string): Partial<DueSpan> {
  if (due === undefined || due === "none" || due === "overdue") return {};
  const today = dayOf(now, timeZone);
  if (due === "today") return spanOf(today, today, timeZone);
  if (due === "next_7_days") return spanOf(today, addDays(today, 6), timeZone);
  const [from = "", to = ""] = due.split("..");
  return spanOf(from === "" ? "-infinity" : from, to === "" ? "infinity" : to, timeZone);
}
