import { AsyncLocalStorage } from "node:async_hooks";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Database } from "../../db/client";

const running = new AsyncLocalStorage<Database>();

/**
 * Returns `db` such that work inside one of its transactions finds it by {@link currentTransaction}, because Better Auth begins transactions and does
 * not pass them on.
 */
export function followTransactions(db: PostgresJsDatabase): PostgresJsDatabase {
  const transaction: PostgresJsDatabase["transaction"] = (work, config) =>
    db.transaction((tx) => running.run(tx, () => work(tx)), config);
  return new Proxy(db, {
    get: (target, key): unknown => (key === "transaction" ? transaction : Reflect.get(target, key)),
  });
}

/** Returns the transaction of the current work. Throws outside of one, because its caller's writes must not be split. */
export function currentTransaction(): Database {
  const transaction = running.getStore();
  if (transaction === undefined) throw new Error("This is only done inside a transaction.");
  return transaction;
}
