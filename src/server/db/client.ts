import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** The query builder that `queries.ts` files take as their first argument; a transaction is one too. */
export type Database = Pick<
  PostgresJsDatabase,
  "select" | "selectDistinct" | "insert" | "update" | "delete" | "execute" | "transaction"
>;

export interface DatabaseClient {
  db: PostgresJsDatabase;
  /** Answers when the server does; rejects when it does not within `milliseconds`. */
  ping: (milliseconds: number) => Promise<void>;
  /** Lets queries in flight end (at most 5 s), then closes every connection. */
  close: () => Promise<void>;
}

/**
 * Opens a pool. Connects lazily, so it never throws here.
 * @param url `postgres://…`
 * @param options.prepare `false` behind PgBouncer before 1.21 (named statements do not survive its pooling)
 */
export function openDatabase(url: string, options: { prepare: boolean; connections?: number }): DatabaseClient {
  const sql = postgres(url, {
    max: options.connections ?? 10,
    prepare: options.prepare,
    connect_timeout: 5,
    idle_timeout: 60,
    connection: { application_name: "keel", TimeZone: "UTC", statement_timeout: 10_000 },
    onnotice: () => undefined,
  });
  return {
    db: drizzle(sql),
    ping: async (milliseconds) => {
      const timeout = AbortSignal.timeout(milliseconds);
      await Promise.race([
        sql`select 1`,
        new Promise((_resolve, reject) => {
          timeout.addEventListener("abort", () => reject(new Error("The database did not answer in time.")));
        }),
      ]);
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
