import { and, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { type JsonText, readText, rowText } from "~/server/db/row-text";
import { preparedStatements } from "~/server/db/pool/prepared-statement";
import type { ListTasksInput } from "./filters/schema";
import { taskColumns, tasks, type Task } from "../table";
import type { Cursor, Order, Sort } from "./cursor";
import { leavesOutArchived } from "./filters/archived";
import { isShownEverywhere } from "./filters/archived-queries";
import { conditionsOf, readFilters } from "./filters/filter-queries";
import { sortQueries } from "./sorts/sort-queries";

type ListInput = Omit<ListTasksInput, "cursor" | "direction"> & {
  ownerId: string;
  now: string;
  cursor?: Cursor | undefined;
};

/**
 * Returns one page of `ownerId`'s tasks, by keyset pagination (https://use-the-index-luke.com/no-offset).
 * @param input.now an ISO 8601 UTC instant, which defines "today" and "overdue" in `input.timeZone`
 * @returns the page, and where the next one starts; `next` is `undefined` on the last page
 */
export async function listTasks(
  db: Database,
  input: ListInput,
): Promise<{ rows: JsonText<Task>[]; next: Cursor | undefined }> {
  const { ownerId, sort, order, trash, limit, cursor } = input;
  const { values, filters } = readFilters(input, input);
  const isGeneral = leavesOutArchived(input) && input.completed !== "completed";
  const page = pageOf(db, { sort, order, trash, filters, isGeneral, goesOn: cursor !== undefined });
  const [key0, key1] = cursor?.keys ?? [];
  const found = await page.execute({ ownerId, ...values, key0, key1, id: cursor?.id, rows: limit + 1 });
  const rows = found.slice(0, limit).map(({ text }) => text);
  const end = found.length > limit ? rows.at(-1) : undefined;
  const last = end && readText(end);
  return {
    rows,
    next: last && { sort, order, keys: sortQueries[sort].map(({ value }) => value(last, order)), id: last.id },
  };
}

interface PageVariant extends Record<string, string | string[] | boolean> {
  sort: Sort;
  order: Order;
  trash: boolean;
  filters: string[];
  /** Whether it leaves out the open tasks of archived projects. */
  isGeneral: boolean;
  /** Whether it starts after a cursor. */
  goesOn: boolean;
}

const pageOf = preparedStatements(
  "list_tasks",
  (db, { sort, order, trash, filters, isGeneral, goesOn }: PageVariant) => {
    const keys = [...sortQueries[sort].map(({ column }) => column(order)), sql`${tasks.id}`];
    const reached = [...sortQueries[sort].map(({ type }, index) => given(`key${index}`, type)), given("id", sql`uuid`)];
    const page = db
      .select(taskColumns)
      .from(tasks)
      .where(
        and(
          eq(tasks.userId, sql.placeholder("ownerId")),
          trash ? isNotNull(tasks.deletedAt) : isNull(tasks.deletedAt),
          isGeneral ? isShownEverywhere(sql.placeholder("ownerId")) : undefined,
          ...conditionsOf(filters),
          goesOn ? sql`(${sql.join(keys, comma)}) ${isAfter[order]} (${sql.join(reached, comma)})` : undefined,
        ),
      )
      .orderBy(...keys.map((key) => sql`${key} ${direction[order]}`))
      .limit(sql.placeholder("rows"))
      .as("page");
    return db.select({ text: rowText(taskColumns, "page") }).from(page);
  },
);

const comma = sql`, `;
const direction: Record<Order, SQL> = { asc: sql`asc`, desc: sql`desc` };
const isAfter: Record<Order, SQL> = { asc: sql`>`, desc: sql`<` };

const given = (name: string, type: SQL) => sql`${sql.placeholder(name)}::${type}`;
