import { type Database, openDatabase } from "./client";

/** Runs `work` as the role that owns the tables, on a connection that is closed afterwards. Only for jobs, never for requests. */
export type AsOwner = <Result>(work: (db: Database) => Promise<Result>) => Promise<Result>;

/** The settings that say where the owner connects. */
export interface OwnerSettings {
  DATABASE_URL?: string | undefined;
  DATABASE_DIRECT_URL?: string | undefined;
}

export function asOwnerOf({ DATABASE_URL = "", DATABASE_DIRECT_URL: url = DATABASE_URL }: OwnerSettings): AsOwner {
  return async (work) => {
    const owner = openDatabase(url, { prepare: false, connections: 1 });
    try {
      return await work(owner.db);
    } finally {
      await owner.close();
    }
  };
}
