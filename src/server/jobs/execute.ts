import { sql, type SQL } from "drizzle-orm";
import type PgBoss from "pg-boss";
import type { Database } from "../db/client";

type Executor = Pick<Database, "execute" | "transaction">;

/** Several statements that bring their own transaction, as pg-boss writes them. */
const ownTransaction = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/;

/** Lets pg-boss talk to the database through `db`: our pool with its deadlines, or a transaction. */
export function executorOf(db: Executor): PgBoss.Db {
  return {
    executeSql: async (text: string, values: unknown[]) => {
      const statements = ownTransaction.exec(text)?.[1];
      if (statements === undefined) return { rows: [...(await db.execute(withParameters(text, values)))] };
      // A `begin` of its own would stay open on a pooled connection when a statement fails.
      await db.transaction((transaction) => transaction.execute(sql.raw(statements)));
      return { rows: [] };
    },
  };
}

/** `$1` and so on, which Drizzle numbers itself. */
function withParameters(text: string, values: unknown[]): SQL {
  const parts = text.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${asParameter(values[Number(part) - 1])}`)),
  );
}

/** The driver takes objects as they are only where it knows the type. */
function asParameter(value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return sql.param(isObject ? JSON.stringify(value) : (value ?? null));
}
