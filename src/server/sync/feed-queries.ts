import { and, eq, type GetColumnData, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../db/client";
import { preparedStatements } from "../db/pool/prepared-statement";
import { rowText } from "../db/row-text";
import type { Synced } from "../operations/synced";
import type { FeedCursor } from "./cursor";
import { changeClocks, firstGeneration } from "./table";

/** The type of a row that is read through these columns. */
export type RowOf<Columns> = {
  [Name in keyof Columns]: Columns[Name] extends PgColumn ? GetColumnData<Columns[Name]> : never;
};

export type SyncedTables = Readonly<Record<string, Synced>>;

export interface FeedPage {
  /** The changed rows of each synced table, as JSON. */
  rows: Record<string, string>;
  cursor: FeedCursor;
  /** Whether this is the last page. */
  isComplete: boolean;
  /** Whether the cursor is too old to continue from, so that this is the first page of everything instead. */
  isReset: boolean;
}

interface Page {
  ownerId: string;
  since?: FeedCursor | undefined;
  limit: number;
}

const [lowestId, highestId] = ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

/** The bytes of text after which a page ends, so that each page can be read in time. */
const maxBytes = 1024 * 1024;

/** Returns a function that reads the change feed of `tables`. */
export function createFeed(tables: SyncedTables) {
  const feedOf = preparedStatements("changes", (db) => {
    const feed = db.$with("feed", {}).as(sql`
      select * from (
        select *, ${reached} from (${sql.join(Object.entries(tables).map(pageOf), sql` union all `)}) as "pages"
        order by seq, id limit ${sql.placeholder("rows")}) as "page"
      where ${fits}`);
    const texts = Object.keys(tables).map((name) => [name, textsOf(name)] as const);
    return db
      .with(feed)
      .select({
        seq: sql`coalesce(${changeClocks.seq}, 0)`.mapWith(Number),
        floor: sql`coalesce(${changeClocks.floor}, 0)`.mapWith(Number),
        generation: sql<string>`coalesce(${changeClocks.generation}, ${firstGeneration})`,
        count: sql`(select count(*) from feed)`.mapWith(Number),
        bytes: sql`(select coalesce(max("reached"), 0) from feed)`.mapWith(Number),
        last: sql<string | null>`(select seq || '.' || id from feed order by seq desc, id desc limit 1)`,
        rows: Object.fromEntries(texts),
      })
      .from(sql`(values (1)) as "one"`)
      .leftJoin(changeClocks, eq(changeClocks.userId, sql.placeholder("ownerId")));
  });

  const read = async (db: Database, { ownerId, since, limit }: Page) => {
    const [seq, id] = since === undefined ? [-1, lowestId] : [since.seq, since.id ?? highestId];
    const [page] = await feedOf(db, {}).execute({ ownerId, seq, id, rows: limit });
    if (page === undefined) throw new Error("The query of the change feed returned no row.");
    return page;
  };

  /**
   * Returns an owner's changes after `since` in order, or everything if there is no `since`. Clock and rows are read in one snapshot, so that no change
   * committed later is missed.
   */
  return async (db: Database, page: Page): Promise<FeedPage> => {
    const found = await read(db, page);
    const { since } = page;
    const isReset =
      since !== undefined &&
      (since.generation !== found.generation ||
        since.base < found.floor ||
        Math.max(since.base, since.seq) > found.seq);
    const { rows, ...at } = isReset ? await read(db, { ...page, since: undefined }) : found;
    const { generation, seq } = at;
    const isComplete = at.count < page.limit && at.bytes < maxBytes;
    const [lastSeq = "", id] = at.last?.split(".") ?? [];
    const base = isReset || since === undefined ? seq : since.base;
    const cursor = isComplete ? { generation, base: seq, seq } : { generation, base, seq: Number(lastSeq), id };
    return { rows, cursor, isComplete, isReset };
  };
}

function pageOf([name, { table, columns }]: [string, Synced]): SQL {
  const from = sql`(${sql.placeholder("seq")}::bigint, ${sql.placeholder("id")}::uuid)`;
  const owned = and(eq(table.userId, sql.placeholder("ownerId")), sql`(${table.seq}, ${table.id}) > ${from}`);
  return sql`(
    select ${name}::text as "of", "page".seq, "page".id, "page"."bytes", ${rowText(columns, "page")} as "text"
    from (
      select *, ${reached} from (
        select ${sql.join([...Object.values(columns), table.seq, bytesOf(columns)], comma)} from ${table} where ${owned}
        order by ${table.seq}, ${table.id} limit ${sql.placeholder("rows")}
      ) as "rows"
    ) as "page" where ${fits})`;
}

/** Counts texts only, because PostgreSQL knows their size without reading them. The other columns are small. */
function bytesOf(columns: Synced["columns"]): SQL {
  const texts = Object.values(columns).filter((column) => column.getSQLType() === "text");
  return sql`(${sql.join([sql`0`, ...texts.map((column) => sql`coalesce(octet_length(${column}), 0)`)], sql` + `)}) as "bytes"`;
}

const comma = sql`, `;
/** The bytes of the page up to and including a row. */
const reached = sql`sum("bytes") over (order by seq, id) as "reached"`;
/** True for every row up to the one that fills the page. */
const fits = sql`"reached" - "bytes" < ${sql.raw(String(maxBytes))}`;

const textsOf = (name: string) =>
  sql<string>`(select '[' || coalesce(string_agg("text", ',' order by seq, id), '') || ']' from feed where "of" = ${name})`;
