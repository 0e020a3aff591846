import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Parameter, Statement } from "./pool/connection";
import "./errors/drizzle-errors";
import { createOperations } from "./pool/operation";
import { createDrizzleQuery } from "./pool/drizzle-query";
import { createPool, type PoolStats } from "./pool/pool";
import { runStatement } from "./pool/run-statement";
import { openIdleDriver } from "./session/driver";
import { parseDatabaseUrl } from "./target/target";
import { withDatabaseTime } from "./pool/deadline";
import { runTransaction, type TransactionClient } from "./pool/transaction";

/** The query builder that `queries.ts` files take as their first argument; a transaction is one, too. */
export type Database = Pick<
  PostgresJsDatabase,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "execute" | "transaction" | "with" | "$with"
>;

export interface DatabaseClient {
  /** Every query is answered, or rejected with `DatabaseUnavailable`, within the time of `withDatabaseTime`. */
  db: PostgresJsDatabase;
  /** The same for single statements that take precedence over operations waiting for a connection. */
  urgent: Pick<PostgresJsDatabase, "insert" | "delete">;
  /** Resolves when the server answers, ahead of operations waiting for a connection; rejects after `milliseconds`. */
  ping: (milliseconds: number) => Promise<void>;
  /** The current state of the pool. */
  stats: () => PoolStats;
  /** Waits for queries in flight (at most 5 s), then closes every connection. */
  close: () => Promise<void>;
}

/**
 * Opens a pool, which connects lazily.
 * @param url as in `DATABASE_URL`
 * @param options.prepare `false` behind PgBouncer before 1.21 (named statements do not survive its pooling)
 * @throws {UnusableAddress} when `url` is not the address of a database
 */
export function openDatabase(url: string, options: { prepare: boolean; connections?: number }): DatabaseClient {
  const pool = createPool(parseDatabaseUrl(url), { size: options.connections ?? 10, prepare: options.prepare });
  const operations = createOperations();

  const run = (statement: Statement, isUrgent = false) =>
    operations.run(async (operation) => {
      const lease = await pool.acquire(operation, { isUrgent });
      return runStatement(lease, operation, statement);
    });
  const transact = <T>(work: (client: TransactionClient) => Promise<T>) =>
    operations.run(async (operation) => {
      const { connection, release } = await pool.acquire(operation);
      return runTransaction(connection, operation, work).finally(release);
    });

  // Drizzle takes a postgres.js instance and calls these two methods on it.
  const driver = (isUrgent: boolean) =>
    Object.assign(openIdleDriver(), {
      unsafe: (text: string, parameters: Parameter[] = [], options: { prepare?: boolean } = {}) =>
        createDrizzleQuery((form) => run({ text, parameters, form, prepare: options.prepare }, isUrgent)),
      begin: transact,
    });
  return {
    db: drizzle(driver(false)),
    urgent: drizzle(driver(true)),
    ping: (milliseconds) =>
      withDatabaseTime({ milliseconds }, async () => {
        await run({ text: "select 1" }, true);
      }),
    stats: pool.stats,
    close: () => pool.close(5000),
  };
}
