import { and, eq, max, sql, type SQL } from "drizzle-orm";
import type { Database } from "../db/client";
import { preparedStatements } from "../db/pool/prepared-statement";
import { users } from "../auth/tables";
import type { SyncedRows, SyncedTable } from "../operations/synced";
import { changeClocks } from "./table";

/**
 * Holds a user's clock until the transaction `tx` ends, so that none of their rows change meanwhile. The deletion of an account has to call it first.
 * Otherwise the rows are deleted before the clock, and a change under way waits for them while the deletion waits for the change.
 */
export async function holdClock(tx: Database, ownerId: string): Promise<void> {
  await hasHeldClock(tx, ownerId);
}

/** Holds the clock, and returns whether there is one. */
async function hasHeldClock(tx: Database, ownerId: string): Promise<boolean> {
  return (await holding(tx, {}).execute({ ownerId })).length > 0;
}

const holding = preparedStatements("hold_clock", (db) =>
  db
    .select({ seq: changeClocks.seq })
    .from(changeClocks)
    .where(eq(changeClocks.userId, sql.placeholder("ownerId")))
    .for("update"),
);

/**
 * Permanently deletes the rows that match `where`, one owner at a time, each in its own transaction so that no clock is held for long.
 * A browser that has not read up to the last change of a deleted row fetches everything anew. Returns how many rows were deleted.
 */
export async function purge(db: Database, { table }: SyncedRows, where: SQL): Promise<number> {
  const owners = await db.selectDistinct({ id: table.userId }).from(table).where(where);
  let purged = 0;
  for (const { id } of owners)
    purged += await db.transaction((tx) => purgeOf(tx, { table, ownerId: String(id), where }));
  return purged;
}

interface Purge {
  table: SyncedTable;
  ownerId: string;
  where: SQL;
}

async function purgeOf(tx: Database, { table, ownerId, where }: Purge): Promise<number> {
  if (!(await hasHeldClock(tx, ownerId))) {
    await tx.execute(sql`
      insert into ${changeClocks} (user_id) select ${users.id} from ${users} where ${eq(users.id, ownerId)} for key share
      on conflict do nothing`);
    await holdClock(tx, ownerId);
  }
  const purged = tx.$with("purged").as(
    tx
      .delete(table)
      .where(and(eq(table.userId, ownerId), where))
      .returning({ seq: table.seq }),
  );
  const [row] = await tx
    .with(purged)
    .update(changeClocks)
    .set({ floor: sql`greatest(${changeClocks.floor}, (select ${max(sql`seq`)} from ${purged}))` })
    .where(eq(changeClocks.userId, ownerId))
    .returning({ count: sql`(select count(*) from ${purged})`.mapWith(Number) });
  return row?.count ?? 0;
}
