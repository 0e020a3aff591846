import { and, eq, ne } from "drizzle-orm";
import type { Database } from "../../db/client";
import { incrementEpoch } from "./security-epoch";
import { sessions } from "../tables";

/** Told, after the fact, when a session ends that began then. */
export type OnSessionEnd = (startedAt: Date) => void;

/** One session of a user, by its id, or all, but for one where `except` is given. */
export type Ending = { userId: string } & ({ only: string } | { except?: string | undefined });

/**
 * Ends sessions. Where not one but all of them end, what was begun before ends too: no sign-in under way opens another one.
 * @returns how many there were
 */
export type EndSessions = (which: Ending) => Promise<number>;

/**
 * A transaction that ends sessions: by `end`, and in no other way, for each is told of as soon as the transaction is there. Those that Better Auth
 * ends are told of by its hook.
 */
export async function endingSessions<Result>(
  { db, onSessionEnd }: { db: Pick<Database, "transaction">; onSessionEnd: OnSessionEnd },
  work: (transaction: Parameters<Parameters<Database["transaction"]>[0]>[0], end: EndSessions) => Promise<Result>,
): Promise<Result> {
  const ended: Date[] = [];
  const result = await db.transaction((transaction) =>
    work(transaction, async (ending) => {
      const begun = await endSessions(transaction, ending);
      ended.push(...begun);
      return begun.length;
    }),
  );
  ended.forEach(onSessionEnd);
  return result;
}

/**
 * Ends sessions in a transaction of somebody else's, who tells of them once it is there.
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
