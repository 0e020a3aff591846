import { bigint, pgTable, uuid } from "drizzle-orm/pg-core";
import { users } from "../auth/tables";

/** The generation of every clock until somebody restores a backup. */
export const firstGeneration = "00000000-0000-0000-0000-000000000000";

/**
 * A logical clock per person, who has one as soon as they changed something. Each change takes its number from here and holds the row until it is
 * committed: so numbers become visible in their order, and who has read up to one has missed nothing before it.
 */
export const changeClocks = pgTable("change_clocks", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** The number of the last change. */
  seq: bigint("seq", { mode: "number" }).notNull().default(0),
  /** The highest number of a row that is gone for good: who has not read up to it cannot learn of that. */
  floor: bigint("floor", { mode: "number" }).notNull().default(0),
  /** Another one, once a backup was restored: the numbers since then were given twice. */
  generation: uuid("generation").notNull().default(firstGeneration),
});
