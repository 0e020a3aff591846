import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../db/columns";
import type { EventKind } from "./kinds";

/** The nil UUID (RFC 9562 §5.9). It stands for the user of an event that concerns no account, such as a sign-in with an unknown address. */
export const nilUserId = "00000000-0000-0000-0000-000000000000";

/**
 * A UUIDv7 of the moment at which it is evaluated, from PostgreSQL 14 on. Its 12 bits after the version count parts of the millisecond, so that events of
 * one millisecond are in order (RFC 9562 §6.2, method 3): 4.096 for each microsecond.
 */
const timeOrderedId = sql`(overlay(lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 4096000)::bigint), 15, '0') placing '7' from 13 for 0) || right(replace(gen_random_uuid()::text, '-', ''), 16))::uuid`;

/** The audit log. Rows are only added, and deleted by retention alone. They outlive the accounts they are about. */
export const auditEvents = pgTable(
  "audit_events",
  {
    /** Whose account it concerns. */
    userId: uuid("user_id").notNull().default(nilUserId),
    /** UUIDv7, in the order of the events. PostgreSQL sets it, like `at`: the application may not write either. */
    id: uuid("id").notNull().default(timeOrderedId),
    at: instant("at")
      .notNull()
      .default(sql`clock_timestamp()`),
    /** What happened, such as `task.created` or `session.started`. */
    kind: text("kind").$type<EventKind>().notNull(),
    outcome: text("outcome", { enum: ["success", "failure"] }).notNull(),
    /** Who did it, if that is known. An administrator acts on the accounts of others. */
    actorId: uuid("actor_id"),
    /** The reason, as the administrator wrote it or as a code. */
    reason: text("reason"),
    address: text("address"),
    userAgent: text("user_agent"),
    requestId: text("request_id"),
    /** Set by the server alone, while the caller may choose `request_id`. */
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
