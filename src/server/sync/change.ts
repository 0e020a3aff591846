import { and, eq, getTableColumns, is, type Placeholder, sql, SQL } from "drizzle-orm";
import type { PgColumn, PgInsertValue } from "drizzle-orm/pg-core";
import type { Database } from "../db/client";
import { staticSql } from "../db/static-sql";
import type { SyncedRows, SyncedTable } from "../operations/synced";
import { changeClocks } from "./table";

type Writable<Table extends SyncedTable> = Omit<PgInsertValue<Table>, "userId" | "seq">;
/** The columns that a caller may set. Owner, number and time are set here. */
export type Changes<Table extends SyncedTable> = {
  [Name in keyof Writable<Table>]?: Writable<Table>[Name] | undefined;
};

type Builder = Pick<Database, "$with">;
/** The owner of the rows, whose clock alone advances. */
interface Owned {
  ownerId: string | Placeholder;
}

/**
 * Returns the parts of a statement, for `db.with`, that inserts `rows` for one owner, unless their ids are taken.
 * Like every change of a synced table, it first takes the next number of the owner's clock and holds that row until the transaction ends.
 * Always lock the clock before rows.
 */
export function insertion<Table extends SyncedTable>(
  db: Builder,
  { table, columns }: SyncedRows<Table>,
  { ownerId, rows }: Owned & { rows: Writable<Table>[] },
) {
  const given = rows.map((row) => new Map<string, unknown>(Object.entries(row)));
  const names = new Set(["userId", ...given.flatMap((row) => [...row.keys()])]);
  const written = Object.entries(getTableColumns(table)).filter(([name]) => names.has(name));
  const values = given.map((row) => {
    row.set("userId", ownerId);
    return sql`(${sql.join(
      written.map(
        ([name, column]) => sql`${valueOf(row.get(name) ?? column.default ?? null, column)}::${typeOf(column)}`,
      ),
      comma,
    )})`;
  });
  const changed = sql`
    insert into ${table} (${namesOf(written)}, ${sql.identifier(table.seq.name)})
    select "given".*, "clock".seq from (values ${sql.join(values, comma)}) as "given", "clock"
    on conflict do nothing returning ${allOf(columns)}`;
  return { clock: tick(db, ownerId), changed: db.$with("changed", columns).as(changed) };
}

/**
 * Returns the parts of a statement, as {@link insertion} does, for many rows with the same columns: as one parameter, because each value as its own takes
 * longer to send than to store. They have values that JSON has.
 */
export function insertionOfMany<Table extends SyncedTable>(
  db: Builder,
  { table, columns }: SyncedRows<Table>,
  { ownerId, rows }: { ownerId: string; rows: readonly Writable<Table>[] },
) {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const written = Object.entries(getTableColumns(table)).filter(([name]) => names.has(name));
  const typed = written.map(([name, column]) => sql`${sql.identifier(name)} ${typeOf(column)}`);
  const values = written.map(([name]) => sql`"given".${sql.identifier(name)}`);
  const changed = sql`
    insert into ${table} (${sql.identifier(table.userId.name)}, ${namesOf(written)}, ${sql.identifier(table.seq.name)})
    select ${ownerId}::uuid, ${sql.join(values, comma)}, "clock".seq
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as "given" (${sql.join(typed, comma)}), "clock"
    on conflict do nothing returning ${allOf(columns)}`;
  return { clock: tick(db, ownerId), changed: db.$with("changed", columns).as(changed) };
}

/**
 * Returns the parts of a statement, for `db.with`, that updates the rows of one owner that match `where`. See {@link insertion}.
 * @param as the name of the changed rows. A statement that changes several tables takes the clock of the first alone: one number for all of them.
 */
export function update<Table extends SyncedTable>(
  db: Builder,
  { table, columns }: SyncedRows<Table>,
  { ownerId, set, where, as = "changed" }: Owned & { set: Changes<Table>; where: SQL | undefined; as?: string },
) {
  const given = new Map<string, unknown>(Object.entries(set));
  const written = Object.entries(getTableColumns(table)).filter(([name]) => given.get(name) !== undefined);
  const assignments = written.map(
    ([name, column]) => sql`${sql.identifier(column.name)} = ${valueOf(given.get(name), column)}`,
  );
  const { seq, version, updatedAt } = table;
  const told = sql`${sql.identifier(seq.name)} = "clock".seq, ${sql.identifier(version.name)} = ${version} + 1, ${sql.identifier(updatedAt.name)} = now()`;
  const changed = sql`
    update ${table} set ${sql.join([...assignments, told], comma)} from "clock"
    where ${and(eq(table.userId, ownerId), where)} returning ${allOf(columns)}`;
  return { clock: tick(db, ownerId), changed: db.$with(as, columns).as(changed) };
}

/**
 * Returns the parts of a statement, for `db.with`, that permanently deletes the rows of one owner that match `where`. Every browser then fetches
 * everything anew, because a deleted row cannot be reported. If nothing matches, nothing is fetched. See {@link insertion}.
 */
export function deletion<Table extends SyncedTable>(
  db: Builder,
  { table, columns }: SyncedRows<Table>,
  { ownerId, where }: Owned & { where: SQL | undefined },
) {
  const matching = and(eq(table.userId, ownerId), where);
  const clock = db.$with("clock", {}).as(sql`
    insert into ${changeClocks} (user_id, seq, floor)
    select ${ownerId}::uuid, 1, 1 where exists (select 1 from ${table} where ${matching})
    on conflict (user_id) do update set seq = ${changeClocks.seq} + 1, floor = ${changeClocks.seq} + 1 returning seq`);
  const changed = sql`
    delete from ${table} using "clock" where ${matching} returning ${allOf(columns)}`;
  return { clock, changed: db.$with("changed", columns).as(changed) };
}

function tick(db: Builder, ownerId: Owned["ownerId"]) {
  return db.$with("clock", {}).as(sql`
    insert into ${changeClocks} (user_id, seq) values (${ownerId}::uuid, 1)
    on conflict (user_id) do update set seq = ${changeClocks.seq} + 1 returning seq`);
}

const comma = sql`, `;
const allOf = staticSql((columns: SyncedRows["columns"]) => sql.join(Object.values(columns), comma));
const typeOf = (column: PgColumn) => sql.raw(column.getSQLType());
const namesOf = (columns: [string, PgColumn][]) =>
  sql.join(
    columns.map(([, { name }]) => sql.identifier(name)),
    comma,
  );
const valueOf = (value: unknown, column: PgColumn) => (is(value, SQL) ? value : sql`${sql.param(value, column)}`);

/** A table whose rows go to the trash. */
type TrashedTable = SyncedTable & { deletedAt: PgColumn };

/**
 * Returns the moment at which rows go to the trash together, as SQL: now, or just after the last moment at which one of `beside` went there, so that
 * no other row has it, and they are found by it again. Moments are stored rounded to milliseconds.
 */
export function trashMoment(ownerId: string, beside: readonly { table: TrashedTable; where: SQL }[]): SQL {
  const last = beside.map(
    ({ table, where }) =>
      sql`(select max(${table.deletedAt}) from ${table} where ${and(
        eq(table.userId, ownerId),
        where,
        sql`${table.deletedAt} <= now() + interval '1 ms'`,
      )})`,
  );
  return sql`greatest(now(), greatest(${sql.join(last, sql`, `)}) + interval '1 ms')`;
}
