import { and, eq, ne } from "drizzle-orm";
import type { Database } from "../../db/client";
import { incrementEpoch } from "./security-epoch";
import { sessions } from "../tables";

/** Called after a session has ended, with its owner and when it began. */
export type OnSessionEnd = (session: { userId: string; startedAt: Date }) => void;

/** The sessions to end: one by its id, or all except one. */
export type Ending = { userId: string } & ({ only: string } | { except?: string | undefined });

/**
 * Ends sessions. Where all of them end, sign-ins in progress end too.
 * @returns how many there were
 */
export type EndSessions = (which: Ending) => Promise<number>;

/** Runs a transaction that ends sessions by `end`, and reports each once it is committed. Better Auth's hook reports those that Better Auth ends. */
export async function endingSessions<Result>(
  { db, onSessionEnd }: { db: Pick<Database, "transaction">; onSessionEnd: OnSessionEnd },
  work: (transaction: Parameters<Parameters<Database["transaction"]>[0]>[0], end: EndSessions) => Promise<Result>,
): Promise<Result> {
  const ended: Parameters<OnSessionEnd>[0][] = [];
  const result = await db.transaction((transaction) =>
    work(transaction, async (ending) => {
      const begun = await endSessions(transaction, ending);
      ended.push(...begun.map((startedAt) => ({ userId: ending.userId, startedAt })));
      return begun.length;
    }),
  );
  ended.forEach(onSessionEnd);
  return result;
}

/**
 * Ends sessions in the transaction of the caller, who reports them once it is committed.
 * @returns when each of them began
 */
export async function endSessions(
  transaction: Pick<Database, "select" | "update" | "delete" | "execute">,
  { userId, ...which }: Ending,
): Promise<Date[]> {
  const kept = "only" in which ? undefined : which.except;
  if (!("only" in which))
    await incrementEpoch(transaction, { userId, keep: kept === undefined ? "none" : { session: kept } });
  const chosen = "only" in which ? eq(sessions.id, which.only) : kept === undefined ? undefined : ne(sessions.id, kept);
  const rows = await transaction
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), chosen))
    .returning({ createdAt: sessions.createdAt });
  return rows.map(({ createdAt }) => createdAt);
}
