import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "../../db/client";
import { syncClients, syncReceipts } from "../table";
import type { StoredOutcome } from "./outcome";

/** A client of a person. */
export interface Client {
  ownerId: string;
  clientId: string;
}

/** Receipts that are kept though the client has said that it stored their outcomes. */
const keptReceipts = 100;

/**
 * Takes `number` for the client, unless it is not the next one. Whoever took it holds it until the end of the transaction: another with the same number
 * waits for that, and gets none.
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

/** Returns the highest number that the client has used, 0 for a client that has used none. */
export async function findLastNumber(db: Database, client: Client): Promise<number> {
  const [row] = await db.select({ last: syncClients.last }).from(syncClients).where(ofClient(syncClients, client));
  return row?.last ?? 0;
}

/** Returns what became of a command, under whatever number it came. */
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

/** Stores what became of a command. Returns `false`, and stores nothing, when there is a receipt for it. Drops old ones that the client needs no more. */
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
