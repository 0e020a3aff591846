import { type SQL, sql } from "drizzle-orm";

/** Folds a text like `fold` of `~/text/fold`. The function was added by the migration `two_spellings`. */
export const folded = (text: SQL) => sql`fold_text(${text})`;

/**
 * Returns a `LIKE` pattern that matches `typed` literally after `start`, folded. PostgreSQL folds both sides, so that they agree even if its Unicode
 * version is older.
 */
export const likePattern = (typed: SQL, start: SQL) =>
  sql`${start} || replace(replace(replace(${folded(typed)}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
