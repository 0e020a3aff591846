import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../db/columns";

/** Whose account an event concerns, when that is nobody's: a sign-in with an address that no account has. */
export const nobody = "00000000-0000-0000-0000-000000000000";

/** The audit trail. Rows are added, and removed only by retention; nothing changes them. They outlive the accounts they are about. */
export const auditEvents = pgTable(
  "audit_events",
  {
    /** Whose account it concerns. */
    userId: uuid("user_id").notNull().default(nobody),
    /** UUIDv7: the order in which things happened. */
    id: uuid("id").notNull(),
    at: instant("at")
      .notNull()
      .default(sql`now()`),
    /** What happened, such as `task.created` or `session.started`. */
    kind: text("kind").notNull(),
    outcome: text("outcome", { enum: ["success", "failure"] }).notNull(),
    /** Who did it, as far as that is known: an administrator acts on an account that is not theirs. */
    actorId: uuid("actor_id"),
    /** Why, in the words of who did it, or as a code. */
    reason: text("reason"),
    address: text("address"),
    userAgent: text("user_agent"),
    requestId: text("request_id"),
    /** Made by the server alone; `request_id` may be of the caller's choosing. */
    serverRequestId: uuid("server_request_id"),
    /** Ids and codes only: no text that a person wrote, no secret. */
    details: jsonb("details").$type<Record<string, string | number | boolean | null>>(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    index("audit_events_by_time").on(table.id),
    index("audit_events_by_kind").on(table.kind, table.id),
  ],
);
