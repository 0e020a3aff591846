import type { Environment } from "../env";
import { type Database, openDatabase } from "./client";

/** Lets `work` use the database as the role that owns the tables, on a connection that is closed afterwards. For jobs; nothing that serves people may. */
export type AsOwner = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>;

export function asOwnerOf(environment: Pick<Environment, "DATABASE_URL" | "DATABASE_DIRECT_URL">): AsOwner {
  return async (work) => {
    const url = environment.DATABASE_DIRECT_URL ?? environment.DATABASE_URL ?? "";
    const owner = openDatabase(url, { prepare: false, connections: 1 });
    try {
      return await work(owner.db);
    } finally {
      await owner.close();
    }
  };
}
