import { TRPCError } from "@trpc/server";
import { and, count, eq, getTableName, ne, sql, type SQL } from "drizzle-orm";
import type { Context } from "../context";
import type { Database } from "../db/client";
import { preparedStatements } from "../db/pool/prepared-statement";
import { readText, type RowIn, rowText } from "../db/row-text";
import { ConflictError } from "../errors";
import type { SyncedRows, SyncedTable } from "../operations/synced";
import { holdClock } from "./purge";

/** A row of a user, by its id. */
export interface OwnedId {
  ownerId: string;
  id: string;
}

/** Rows as they are read and written here: with the types of their columns. */
type Rows<Columns extends SyncedRows["columns"]> = SyncedRows<SyncedRows["table"], Columns>;

/** Returns the user's rows that match `where`, in the order of `by`. */
export async function findRows<Columns extends SyncedRows["columns"]>(
  db: Database,
  { table, columns }: Rows<Columns>,
  { ownerId, where, by = [] }: { ownerId: string; where?: SQL | undefined; by?: SQL[] },
): Promise<RowIn<Columns>[]> {
  const found = await db
    .select({ text: rowText(columns, getTableName(table)) })
    .from(table)
    .where(and(eq(table.userId, ownerId), where))
    .orderBy(...by);
  return found.map(({ text }) => readText(text));
}

/** Returns the row, unless it does not match `where` or does not exist for this user. */
export async function findRow<Columns extends SyncedRows["columns"]>(
  db: Database,
  rows: Rows<Columns>,
  { ownerId, id }: OwnedId,
  where?: SQL,
): Promise<RowIn<Columns> | undefined> {
  const [row] = await findRows(db, rows, { ownerId, where: and(eq(rows.table.id, id), where) });
  return row;
}

/** A row of a user in the version that a change is based on, if one is given. */
export interface VersionedId extends OwnedId {
  version?: number | undefined;
}

/**
 * Returns the row to change.
 * @throws {ConflictError} with the current row, if that has another version
 * @throws {TRPCError} see {@link refuseMissing}
 */
export async function requireRow<Columns extends SyncedRows["columns"]>(
  db: Database,
  rows: Rows<Columns>,
  { version, ...owned }: VersionedId,
  where?: SQL,
): Promise<RowIn<Columns>> {
  const isBase = version === undefined ? undefined : eq(rows.table.version, version);
  const row = await findRow(db, rows, owned, and(where, isBase));
  if (row !== undefined) return row;
  const current = await findRow(db, rows, owned, where);
  if (current !== undefined) throw new ConflictError(`The ${rows.singular} has changed since.`, current);
  return refuseMissing(db, rows, owned);
}

/** Throws unless an id that a caller chose for a new row is their own, or free. */
export async function requireOwnId(db: Database, rows: Rows<SyncedRows["columns"]>, owned: OwnedId): Promise<void> {
  if (await isOfAnother(db, rows, owned)) throw new ConflictError("This id cannot be used.");
}

/**
 * Throws "forbidden" or "not found". Ids cannot be guessed, so telling them apart reveals nothing.
 * @param name what the row is called in the message, if the call names several
 */
export async function refuseMissing(
  db: Database,
  rows: Rows<SyncedRows["columns"]>,
  owned: OwnedId,
  name = `This ${rows.singular}`,
): Promise<never> {
  if (await isOfAnother(db, rows, owned)) {
    throw new TRPCError({ code: "FORBIDDEN", message: `${name} belongs to someone else.` });
  }
  throw new TRPCError({ code: "NOT_FOUND", message: `${name} does not exist.` });
}

const searches = new WeakMap<SyncedTable, ReturnType<typeof searchIn>>();
const searchIn = (table: SyncedTable) =>
  preparedStatements("row_of_another", (db) =>
    db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.id, sql.placeholder("id")), ne(table.userId, sql.placeholder("ownerId"))))
      .limit(1),
  );

/** Returns whether another user than `ownerId` has a row with this id. */
async function isOfAnother(
  db: Database,
  { table }: Rows<SyncedRows["columns"]>,
  { ownerId, id }: OwnedId,
): Promise<boolean> {
  const search = searches.get(table) ?? searchIn(table);
  searches.set(table, search);
  return (await search(db, {}).execute({ ownerId, id })).length > 0;
}

/**
 * Runs `act` while the user's clock is held, so that none of their rows change meanwhile: what is read is still so when it is written. Without it, a
 * statement that waits for another change would not see the rows which that one adds to what it looks at.
 */
export async function holdingClock<Result>(
  { db, command, ownerId }: Pick<Context, "db" | "command"> & { ownerId: string },
  act: (db: Database) => Promise<Result>,
): Promise<Result> {
  // A command holds it already.
  if (command !== undefined) return act(db);
  return db.transaction(async (tx) => {
    await holdClock(tx, ownerId);
    return act(tx);
  });
}

type Counted = Pick<SyncedRows, "table" | "singular">;

/** Returns whether more than `limit` of the user's rows match `where`. It counts no further than that. */
export async function hasMoreThan(
  db: Database,
  { table }: Counted,
  { ownerId, where, limit }: { ownerId: string; where: SQL | undefined; limit: number },
): Promise<boolean> {
  const some = db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.userId, ownerId), where))
    .limit(limit + 1)
    .as("some");
  const [row] = await db.select({ count: count() }).from(some);
  return (row?.count ?? 0) > limit;
}

/** Returns the refusal to move something to the trash with more than `limit` rows in it. */
export const tooManyToMove = (holder: string, { singular }: Counted, limit: number): TRPCError =>
  new TRPCError({
    code: "BAD_REQUEST",
    message: `This ${holder} has more than ${limit.toLocaleString("en")} ${singular}s, too many to move at once. Delete some of its ${singular}s, or move them, first.`,
  });
