import { sql } from "drizzle-orm";
import { bigint, foreignKey, integer, jsonb, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "../auth/tables";
import { instant } from "../db/columns";
import type { StoredOutcome } from "./push/outcome";

/** The generation of every clock until a backup is restored. */
export const firstGeneration = "00000000-0000-0000-0000-000000000000";

/**
 * A logical clock per user, created by the user's first change. Each change takes its number from here and holds the row until it is committed.
 * So numbers become visible in order, and a reader that has read up to a number has missed nothing before it.
 */
export const changeClocks = pgTable("change_clocks", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** The number of the last change. */
  seq: bigint("seq", { mode: "number" }).notNull().default(0),
  /** The highest number of a permanently deleted row. A reader that has not read up to it cannot learn of the deletion. */
  floor: bigint("floor", { mode: "number" }).notNull().default(0),
  /** Changes when a backup is restored, because the numbers after the backup are then used twice. */
  generation: uuid("generation").notNull().default(firstGeneration),
});

/** The browser profiles that number a user's commands. Rows are never deleted: without one, a command that arrives again late would count as new. */
export const syncClients = pgTable(
  "sync_clients",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    clientId: uuid("client_id").notNull(),
    /** The number of the last command that was applied. */
    last: integer("last").notNull(),
    seenAt: instant("seen_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.userId, table.clientId] })],
);

/** The outcomes of commands. */
export const syncReceipts = pgTable(
  "sync_receipts",
  {
    userId: uuid("user_id").notNull(),
    clientId: uuid("client_id").notNull(),
    number: integer("number").notNull(),
    /** Stays the same when a command is renumbered. */
    commandId: uuid("command_id").notNull(),
    outcome: jsonb("outcome").$type<StoredOutcome>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.clientId, table.number] }),
    uniqueIndex("sync_receipts_by_command").on(table.userId, table.commandId),
    foreignKey({
      name: "sync_receipts_of_client",
      columns: [table.userId, table.clientId],
      foreignColumns: [syncClients.userId, syncClients.clientId],
    }).onDelete("cascade"),
  ],
);
