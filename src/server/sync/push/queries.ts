import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "../../db/client";
import { syncClients, syncReceipts } from "../table";
import type { StoredOutcome } from "./outcome";

/** A client of a user. */
export interface Client {
  ownerId: string;
  clientId: string;
}

/** The receipts that are kept although the client has acknowledged them. */
const keptReceipts = 100;

/**
 * Claims `number` for the client if it is the next one, and returns whether it did. The claim holds until the transaction ends: a second claim of the
 * same number waits for that, and then fails.
 */
export async function claimNumber(
  db: Database,
  { ownerId, clientId, number }: Client & { number: number },
): Promise<boolean> {
  if (number === 1) {
    const first = { userId: ownerId, clientId, last: 1 };
    const made = await db.insert(syncClients).values(first).onConflictDoNothing().returning({ last: syncClients.last });
    return made.length > 0;
  }
  const taken = await db
    .update(syncClients)
    .set({ last: number, seenAt: sql`now()` })
    .where(and(ofClient(syncClients, { ownerId, clientId }), eq(syncClients.last, number - 1)))
    .returning({ last: syncClients.last });
  return taken.length > 0;
}

/** Returns the highest number that the client has used, or 0. */
export async function findLastNumber(db: Database, client: Client): Promise<number> {
  const [row] = await db.select({ last: syncClients.last }).from(syncClients).where(ofClient(syncClients, client));
  return row?.last ?? 0;
}

/** Returns the outcome of a command, whatever number it arrived under. */
export async function findReceipt(
  db: Database,
  { ownerId, commandId }: { ownerId: string; commandId: string },
): Promise<StoredOutcome | undefined> {
  const [row] = await db
    .select({ outcome: syncReceipts.outcome })
    .from(syncReceipts)
    .where(and(eq(syncReceipts.userId, ownerId), eq(syncReceipts.commandId, commandId)));
  return row?.outcome;
}

/** Stores the outcome of a command and deletes old receipts. Returns `false`, and stores nothing, if the command has a receipt already. */
export async function storeReceipt(
  db: Database,
  client: Client & { number: number; commandId: string; outcome: StoredOutcome; acked: number },
): Promise<boolean> {
  const { ownerId, clientId, number, commandId, outcome, acked } = client;
  const old = and(
    ofClient(syncReceipts, client),
    lte(syncReceipts.number, acked),
    lte(syncReceipts.number, number - keptReceipts),
  );
  const pruned = db.$with("pruned").as(db.delete(syncReceipts).where(old).returning({ number: syncReceipts.number }));
  const stored = await db
    .with(pruned)
    .insert(syncReceipts)
    .values({ userId: ownerId, clientId, number, commandId, outcome })
    .onConflictDoNothing()
    .returning({ number: syncReceipts.number });
  return stored.length > 0;
}

function ofClient(table: typeof syncClients | typeof syncReceipts, { ownerId, clientId }: Client) {
  return and(eq(table.userId, ownerId), eq(table.clientId, clientId));
}
