import type { QueryResult, Statement } from "./connection";
import type { Operation } from "./operation";
import type { Lease } from "./pool";

/** How long the server may take to give up a statement, in milliseconds, before its connection is given up instead. */
const giveUpWithin = 500;

/**
 * Runs one statement outside a transaction, and returns the lease when the server is done with it. When the operation is stopped, the answer is
 * the reason at once, and the server is told to give the statement up.
 */
export function runStatement(lease: Lease, operation: Operation, statement: Statement): Promise<QueryResult> {
  if (operation.budget !== undefined && !isRead(statement.text)) operation.budget.hasWritten = true;
  const answer = lease.connection.run(statement);
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    operation.onStop = (reason) => {
      isGivenUp = true;
      reject(reason);
      void giveUp(lease, answer);
    };
    const finish = async () => {
      try {
        resolve(await answer);
      } catch (error) {
        reject(error);
      }
      if (!isGivenUp) lease.release();
    };
    void finish();
  });
}

/**
 * The connection is used again only after both the statement and the cancel request have ended: a request that arrives late would hit the next
 * statement.
 */
async function giveUp({ connection, release }: Lease, answer: Promise<unknown>): Promise<void> {
  const deadline = setTimeout(connection.destroy, giveUpWithin);
  const [cancelled] = await Promise.allSettled([connection.cancel(), answer]);
  clearTimeout(deadline);
  if (cancelled.status === "rejected") connection.destroy();
  release();
}

const isRead = (text: string) => /^\s*select\b/i.test(text);
