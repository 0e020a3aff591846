import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../db/columns";

/** Mail to be sent: stored in the transaction that causes it, sent by a job. Its content is encrypted, because it holds links that sign people in, and deleted once it is sent. */
export const mails = pgTable(
  "mails",
  {
    /** UUIDv7. */
    id: uuid("id").primaryKey(),
    recipient: text("recipient").notNull(),
    /** The kind of message, such as `reset-password`. */
    kind: text("kind").notNull(),
    /** Subject, text and HTML, encrypted with the installation's secret; `null` once sent. */
    content: text("content"),
    status: text("status", { enum: ["waiting", "sent", "dead"] })
      .notNull()
      .default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    /** The message of the mail server for the last failed attempt, without its own addresses. */
    lastError: text("last_error"),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    sentAt: instant("sent_at"),
  },
  (table) => [index("mails_by_status").on(table.status, table.id)],
);
