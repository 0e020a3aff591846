import type { Database } from "../db/client";
import { insertEvents } from "./insert";
import type { EventKind } from "./kinds";
import type { auditEvents } from "./table";

/** An event of the audit log. What is left out is unknown, or has no meaning for its kind. */
export type AuditEvent = Omit<typeof auditEvents.$inferInsert, "id" | "at" | "kind"> & { kind: EventKind };

/** Who acts, why, from where, and in which request. */
export type AuditContext = Pick<
  AuditEvent,
  "actorId" | "reason" | "requestId" | "serverRequestId" | "address" | "userAgent"
>;

/** Adds an event to the audit log. `db` is the transaction of the change, so that both are committed together. */
export async function recordEvent(db: Pick<Database, "execute">, event: AuditEvent): Promise<void> {
  await db.execute(insertEvents([event]));
}
