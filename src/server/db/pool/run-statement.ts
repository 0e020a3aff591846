import type { QueryResult, Statement } from "./connection";
import type { Operation } from "./operation";
import type { Lease } from "./pool";

/** The time for the server to cancel a statement, in milliseconds, before its connection is closed instead. */
const cancelTimeout = 500;

/**
 * Runs one statement outside a transaction, and releases the lease when the server is done. When the operation is stopped, it rejects at once, and
 * the server is told to cancel the statement.
 */
export function runStatement(lease: Lease, operation: Operation, statement: Statement): Promise<QueryResult> {
  if (operation.budget !== undefined && !isRead(statement.text)) operation.budget.hasWritten = true;
  const result = lease.connection.run(statement);
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    operation.onStop = (reason) => {
      isGivenUp = true;
      reject(reason);
      void giveUp(lease, result);
    };
    const finish = async () => {
      try {
        resolve(await result);
      } catch (error) {
        reject(error);
      }
      if (!isGivenUp) lease.release();
    };
    void finish();
  });
}

/**
 * Cancels the statement. The connection is reused only after both the statement and the cancel request have ended, because a late request would
 * cancel the next statement.
 */
async function giveUp({ connection, release }: Lease, result: Promise<unknown>): Promise<void> {
  const deadline = setTimeout(connection.destroy, cancelTimeout);
  const [cancelled] = await Promise.allSettled([connection.cancel(), result]);
  clearTimeout(deadline);
  if (cancelled.status === "rejected") connection.destroy();
  release();
}

/** Returns whether a statement only reads, by its first word. */
export const isRead = (text: string) => /^\s*select\b/i.test(text);
