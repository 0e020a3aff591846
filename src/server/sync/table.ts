import { sql } from "drizzle-orm";
import { bigint, foreignKey, integer, jsonb, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "../auth/tables";
import { instant } from "../db/columns";
import type { StoredOutcome } from "./push/outcome";

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

/** The places that count a person's commands: browser profiles. A row is never forgotten, because a command that comes again late would be taken for a new one. */
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

/** What became of commands. */
export const syncReceipts = pgTable(
  "sync_receipts",
  {
    userId: uuid("user_id").notNull(),
    clientId: uuid("client_id").notNull(),
    number: integer("number").notNull(),
    /** The same under whatever number a command comes. */
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
