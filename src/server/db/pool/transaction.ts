import type { Connection, Parameter } from "./connection";
import { pause, resume, type Operation } from "./operation";
import { DatabaseUnavailable } from "../outage";
import { recordFailure } from "./deadline";
import { createDrizzleQuery, type DrizzleQuery } from "./drizzle-query";
import { isRead } from "./run-statement";

/** The driver that Drizzle calls inside a transaction. */
export interface TransactionClient {
  unsafe: (text: string, parameters?: Parameter[], options?: { prepare?: boolean }) => DrizzleQuery;
  savepoint: <T>(work: Work<T>) => Promise<T>;
}

const begin = "begin";

type Work<T> = (client: TransactionClient) => Promise<T>;

/**
 * Runs `work` between `begin` and `commit`. At the deadline the connection is closed, which rolls back. The time between the statements of `work`
 * does not count, because Better Auth hashes passwords in it.
 */
export function runTransaction<T>(connection: Connection, operation: Operation, work: Work<T>): Promise<T> {
  if (operation.budget !== undefined) operation.budget.hasWritten = true;
  return new Promise((resolve, reject) => {
    operation.onStop = (reason) => {
      connection.cancel().catch(() => undefined);
      connection.destroy();
      reject(reason);
    };
    const bounds = { open: begin, keep: "commit", undo: "rollback" };
    const run: Connection["run"] = (statement) => {
      resume(operation);
      return connection
        .run(statement)
        .catch((error: unknown) => {
          // Better Auth turns it into a 422.
          recordFailure(operation.budget, error);
          throw error;
        })
        .finally(() => pause(operation));
    };
    pause(operation);
    runScope({ run, destroy: connection.destroy }, bounds, work)
      .then(async ({ result, kept }) => {
        await kept;
        return result;
      })
      .finally(() => resume(operation))
      .then(resolve, reject);
  });
}

/**
 * Runs `work` between two bounds, and resolves when the second one was sent. The first one is not waited for either where that is safe: each saves a
 * round trip.
 */
async function runScope<T>(
  connection: Pick<Connection, "run" | "destroy">,
  bounds: { open: string; keep: string; undo: string },
  work: Work<T>,
): Promise<{ result: T; kept: Promise<unknown> }> {
  let isOver = false;
  let failure: { error: unknown } | undefined;
  const fail = (error: unknown) => {
    failure ??= { error };
  };
  const opened = connection.run({ text: bounds.open });
  const answered: Promise<unknown>[] = [opened.catch(fail)];
  // If a savepoint fails, so do all statements after it. But if `begin` fails, a write would be kept.
  const isSafe = bounds.open === begin ? isRead : () => true;
  const client: TransactionClient = {
    unsafe: (text, parameters = [], { prepare } = {}) =>
      createDrizzleQuery(async (form) => {
        if (!isSafe(text)) await opened;
        // The connection may already serve another operation.
        if (isOver) throw new DatabaseUnavailable("DATABASE_UNREACHABLE");
        return connection.run({ text, parameters, form, prepare }).catch((error: unknown) => {
          fail(error);
          throw error;
        });
      }),
    savepoint: async (inner) => {
      await opened;
      const name = "keel_savepoint";
      const nested = {
        open: `savepoint ${name}`,
        keep: `release ${name}`,
        undo: `rollback to ${name}; release ${name}`,
      };
      const { result, kept } = await runScope(connection, nested, inner);
      answered.push(kept.catch(fail));
      return result;
    },
  };
  try {
    const result = await work(client);
    await Promise.all(answered);
    // PostgreSQL would answer `commit` with a silent rollback.
    if (failure !== undefined) throw failure.error;
    isOver = true;
    return { result, kept: connection.run({ text: bounds.keep }) };
  } catch (error) {
    if (!isOver) await connection.run({ text: bounds.undo }).catch(() => connection.destroy());
    throw error;
  } finally {
    isOver = true;
  }
}
