import { sql } from "drizzle-orm";
import { bigint, type ExtraConfigColumn, index, integer, primaryKey, uuid } from "drizzle-orm/pg-core";
import { users } from "../auth/tables";
import { instant } from "../db/columns";

/** Returns the columns that identify a row of a synced table: its id, which a browser may choose, and its owner. */
export const identityColumns = () => ({
  id: uuid("id").notNull(),
  userId: uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
});

/** Returns the columns that say when a row of a synced table was last changed, and whether it is in the trash. */
export const changeColumns = () => ({
  version: integer("version").notNull().default(1),
  /** The number of its last change, by its owner's clock. */
  seq: bigint("seq", { mode: "number" }).notNull().default(0),
  createdAt: instant("created_at")
    .notNull()
    .default(sql`now()`),
  updatedAt: instant("updated_at")
    .notNull()
    .default(sql`now()`),
  /** What was deleted by the same act has the same moment here, and only that. */
  deletedAt: instant("deleted_at"),
});

/** Returns the keys of a synced table: of a row among its owner's, of a row whose owner is unknown, and of the change feed. */
export const syncedKeys = (name: string, { userId, id, seq }: Record<"userId" | "id" | "seq", ExtraConfigColumn>) => [
  primaryKey({ columns: [userId, id] }),
  index(`${name}_id`).on(id),
  index(`${name}_by_change`).on(userId, seq, id),
];
