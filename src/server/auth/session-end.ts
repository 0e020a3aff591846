import type { SQL } from "drizzle-orm";
import type { Database } from "../db/client";
import { sessions } from "./tables";

/** Told, after the fact, when a session ends that began then. */
export type OnSessionEnd = (startedAt: Date) => void;

/** Ends the sessions that `which` says. Answers how many there were. */
export type EndSessions = (which: SQL | undefined) => Promise<number>;

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
    work(transaction, async (which) => {
      const rows = await transaction.delete(sessions).where(which).returning({ createdAt: sessions.createdAt });
      ended.push(...rows.map(({ createdAt }) => createdAt));
      return rows.length;
    }),
  );
  ended.forEach(onSessionEnd);
  return result;
}
