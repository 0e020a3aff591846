import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { sessions, users } from "../auth/tables";
import { instant } from "../db/columns";

/**
 * The browsers that get push messages. Each belongs to the session that asked for them and is deleted with it, so that nobody is told anything on a
 * browser on which they no longer are signed in. An endpoint is that of one browser, whoever is signed in there.
 */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    /** UUIDv7. */
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** A session is of one browser, which has one subscription. */
    sessionId: uuid("session_id")
      .notNull()
      .unique()
      .references(() => sessions.id, { onDelete: "cascade" }),
    /** The URL of the push service to which messages for this browser are sent (RFC 8030). */
    endpoint: text("endpoint").notNull().unique(),
    /** The public key of the browser, an uncompressed point of P-256 in base64url (RFC 8291). */
    p256dh: text("p256dh").notNull(),
    /** The secret that the browser shares with this server, 16 bytes in base64url. */
    auth: text("auth").notNull(),
    userAgent: text("user_agent"),
    /** Messages that could not be delivered since the last one that was. */
    failures: integer("failures").notNull().default(0),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    /** When a push service last took a message for it. */
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [index("push_subscriptions_of_user").on(table.userId)],
);

export type PushSubscription = typeof pushSubscriptions.$inferSelect;

/** The key by which push services know this installation (RFC 8292). There is one, because every subscription is bound to it. */
export const pushKeys = pgTable(
  "push_keys",
  {
    id: smallint("id").primaryKey().default(1),
    /** An uncompressed point of P-256, in base64url. */
    publicKey: text("public_key").notNull(),
    /** A JWK, encrypted with the installation's secret. */
    privateKey: text("private_key").notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  () => [check("push_keys_one", sql`id = 1`)],
);
