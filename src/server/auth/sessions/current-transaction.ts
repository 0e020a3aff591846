import { AsyncLocalStorage } from "node:async_hooks";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Database } from "../../db/client";

const running = new AsyncLocalStorage<Database>();

/**
 * Returns `db` such that work inside one of its transactions finds that by {@link currentTransaction}. Better Auth begins transactions of its own,
 * and does not hand them on.
 */
export function followTransactions(db: PostgresJsDatabase): PostgresJsDatabase {
  const transaction: PostgresJsDatabase["transaction"] = (work, config) =>
    db.transaction((tx) => running.run(tx, () => work(tx)), config);
  return new Proxy(db, {
    get: (target, key): unknown => (key === "transaction" ? transaction : Reflect.get(target, key)),
  });
}

/** Returns the transaction that this work is part of. Throws outside of one, because what asks for it must not be split. */
export function currentTransaction(): Database {
  const transaction = running.getStore();
  if (transaction === undefined) throw new Error("This is only done inside a transaction.");
  return transaction;
}
