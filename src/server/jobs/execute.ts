import { sql, type SQL } from "drizzle-orm";
import type PgBoss from "pg-boss";
import type { Database } from "../db/client";

type Executor = Pick<Database, "execute" | "transaction">;

/** Several statements in their own transaction, as pg-boss writes them. */
const ownTransaction = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/;

/** Connects pg-boss to the database through `db`: the pool with its deadlines, or a transaction. */
export function executorOf(db: Executor): PgBoss.Db {
  return {
    executeSql: async (text: string, values: unknown[]) => {
      const statements = ownTransaction.exec(text)?.[1];
      if (statements === undefined) return { rows: [...(await db.execute(withParameters(text, values)))] };
      // Its own `begin` would stay open on a pooled connection when a statement fails.
      await db.transaction((transaction) => transaction.execute(sql.raw(statements)));
      return { rows: [] };
    },
  };
}

/** Replaces `$1` and so on with Drizzle parameters, which it numbers itself. */
function withParameters(text: string, values: unknown[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${asParameter(values[Number(part) - 1])}`)),
  );
}

/** Writes objects as JSON, because the driver accepts them only when it knows the type. */
function asParameter(value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return sql.param(isObject ? JSON.stringify(value) : (value ?? null));
}
