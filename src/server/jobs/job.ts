import type { Database } from "../db/client";
import type { AsOwner } from "../db/owner";

/** What the jobs of the server work with. Those of a feature get the whole context, as its procedures do. */
export interface JobContext {
  db: Database;
  /** Runs work as the owner of the tables, which may do more than the application's role. */
  asOwner: AsOwner;
  /** The time, as ISO 8601 in UTC. */
  now: string;
  /** Creates the next signing key, in the transaction `db`. */
  rotateKeys: (db: Database) => Promise<{ id: string }>;
}

/** A recurring job. It must be idempotent. */
export interface Job<Work = JobContext> {
  name: string;
  /** Milliseconds between runs: whole seconds, at most 12 hours. */
  every: number;
  /** Returns what it did, for the log. */
  run: (work: Work) => Promise<Record<string, number>>;
}
