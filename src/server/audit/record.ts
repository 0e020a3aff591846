import { uuidv7 } from "uuidv7";
import type { Database } from "../db/client";
import type { EventKind } from "./kinds";
import { auditEvents } from "./table";

/** An event of the trail; what is left out is not known, or has no meaning for its kind. */
export type AuditEvent = Omit<typeof auditEvents.$inferInsert, "id" | "at" | "kind"> & { kind: EventKind };

/** Adds to the audit trail. `db` is the transaction of the change that is described, so that neither is there without the other. */
export async function recordEvent(db: Pick<Database, "insert">, event: AuditEvent): Promise<void> {
  await db.insert(auditEvents).values({ ...event, id: uuidv7() });
}
