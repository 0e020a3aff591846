import type { Database } from "./client";

class Rollback extends Error {}

/**
 * Runs `work` in a savepoint of the transaction `db`, and rolls it back unless `isReal`. The same statements run either way, so that the response
 * time does not reveal whether an account exists.
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
