import type { Database } from "../db/client";
import type { AsOwner } from "../db/owner";

/** What the jobs of the server work with. Those of a feature get the whole context, as its procedures do. */
export interface JobContext {
  db: Database;
  /** For what the application's role may not do. */
  asOwner: AsOwner;
  /** ISO 8601, in UTC. */
  now: string;
  /** Creates the next signing key, in the transaction `db`. */
  rotateKeys: (db: Database) => Promise<{ id: string }>;
}

/** Work that repeats. It must bear being run twice. */
export interface Job<Work = JobContext> {
  name: string;
  /** Milliseconds between two runs: whole seconds, at most 12 hours. */
  every: number;
  /** Answers what it did, for the log. */
  run: (work: Work) => Promise<Record<string, number>>;
}
