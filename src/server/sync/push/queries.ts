import { and, eq, lte, type Placeholder, sql } from "drizzle-orm";
import type { Database } from "../../db/client";
import { preparedStatements } from "../../db/pool/prepared-statement";
import { syncClients, syncReceipts } from "../table";
import type { StoredOutcome } from "./outcome";

/** A client of a user. */
export interface Client {
  ownerId: string;
  clientId: string;
}

/** The receipts that are kept although the client has acknowledged them. */
const keptReceipts = 100;

const [ownerId, clientId, number] = [
  sql.placeholder("ownerId"),
  sql.placeholder("clientId"),
  sql.placeholder("number"),
];

const claims = preparedStatements("claim_number", (db, { isFirst }: { isFirst: boolean }) =>
  isFirst
    ? db
        .insert(syncClients)
        .values({ userId: ownerId, clientId, last: 1 })
        .onConflictDoNothing()
        .returning({ last: syncClients.last })
    : db
        .update(syncClients)
        .set({ last: sql`${number}::int`, seenAt: sql`now()` })
        .where(and(ofClient(syncClients), eq(syncClients.last, sql`${number}::int - 1`)))
        .returning({ last: syncClients.last }),
);

/**
 * Claims `number` for the client if it is the next one, and returns whether it did. The claim holds until the transaction ends: a second claim of the
 * same number waits for that, and then fails.
 */
export async function claimNumber(db: Database, claim: Client & { number: number }): Promise<boolean> {
  const claimed = await claims(db, { isFirst: claim.number === 1 }).execute({ ...claim });
  return claimed.length > 0;
}

/** Returns the highest number that the client has used, or 0. */
export async function findLastNumber(db: Database, client: Client): Promise<number> {
  const [row] = await db.select({ last: syncClients.last }).from(syncClients).where(ofClient(syncClients, client));
  return row?.last ?? 0;
}

/** Returns the outcome of a command, whatever number it arrived under. */
export async function findReceipt(
  db: Database,
  { ownerId: userId, commandId }: { ownerId: string; commandId: string },
): Promise<StoredOutcome | undefined> {
  const [row] = await db
    .select({ outcome: syncReceipts.outcome })
    .from(syncReceipts)
    .where(and(eq(syncReceipts.userId, userId), eq(syncReceipts.commandId, commandId)));
  return row?.outcome;
}

const receipts = preparedStatements("store_receipt", (db) => {
  const old = and(
    ofClient(syncReceipts),
    lte(syncReceipts.number, sql`least(${sql.placeholder("acked")}::int, ${number}::int - ${keptReceipts})`),
  );
  const pruned = db.$with("pruned").as(db.delete(syncReceipts).where(old).returning({ number: syncReceipts.number }));
  const [commandId, outcome] = [sql.placeholder("commandId"), sql.placeholder("outcome")];
  return db
    .with(pruned)
    .insert(syncReceipts)
    .values({ userId: ownerId, clientId, number, commandId, outcome })
    .onConflictDoNothing()
    .returning({ number: syncReceipts.number });
});

/** Stores the outcome of a command and deletes old receipts. Returns `false`, and stores nothing, if the command has a receipt already. */
export async function storeReceipt(
  db: Database,
  receipt: Client & { number: number; commandId: string; outcome: StoredOutcome; acked: number },
): Promise<boolean> {
  const stored = await receipts(db, {}).execute({ ...receipt });
  return stored.length > 0;
}

function ofClient(
  table: typeof syncClients | typeof syncReceipts,
  client: { [Name in keyof Client]: Client[Name] | Placeholder } = { ownerId, clientId },
) {
  return and(eq(table.userId, client.ownerId), eq(table.clientId, client.clientId));
}
