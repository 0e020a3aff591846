import { type SQL, sql } from "drizzle-orm";

/** The text as `fold` of `~/text/fold` leaves it. The function came with the migration `two_spellings`. */
export const folded = (text: SQL) => sql`fold_text(${text})`;

/**
 * A `LIKE` pattern that means what `typed` says, wherever it stands after `start`: folded, and its signs taken literally. PostgreSQL folds both sides, so
 * that they agree even where its Unicode is older than ours.
 */
export const likePattern = (typed: SQL, start: SQL) =>
  sql`${start} || replace(replace(replace(${folded(typed)}, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`;
