import type { Database } from "../../db/client";

class Rollback extends Error {}

/**
 * Runs `work` in a savepoint of the transaction `db`, and keeps what it writes only if `isReal`. Where nobody may learn from the time an answer takes
 * whether an account exists, the same statements run either way.
 */
export async function commitOnlyIf<Result>(
  isReal: boolean,
  db: Pick<Database, "transaction">,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  let done: { result: Result } | undefined;
  try {
    await db.transaction(async (savepoint) => {
      done = { result: await work(savepoint) };
      if (!isReal) throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  if (done === undefined) throw new Error("A savepoint ended before its work.");
  return done.result;
}
