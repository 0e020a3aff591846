import type { Database } from "../db/client";
import type { AuditedChange } from "./change-event";
import { insertEvents } from "./insert";
import type { EventKind } from "./kinds";
import type { auditEvents } from "./table";

/** An event of the audit log. What is left out is unknown, or has no meaning for its kind. */
export type AuditEvent = Omit<typeof auditEvents.$inferInsert, "id" | "at" | "kind"> & { kind: EventKind };

/** Who acts, why, from where, and in which request. */
type AuditContext = Pick<
  AuditEvent,
  "actorId" | "reason" | "requestId" | "serverRequestId" | "address" | "userAgent" | "userId"
>;

/** The fields of an entry besides the bound ones. Its outcome is `success` by default. */
type Entry = Partial<Omit<AuditEvent, "kind">>;

/** Writes the audit log for one procedure, job or command: the kind it declares, who acts, from where and in which request are bound once. */
export interface Audit {
  /** Adds an entry. `db` is the transaction of the change that it describes, so that neither exists without the other. */
  record: (db: Pick<Database, "execute">, entry?: Entry) => Promise<void>;
  /** Adds several at once. */
  recordAll: (db: Pick<Database, "execute">, entries: Entry[]) => Promise<void>;
}

/** The same for a procedure about the caller's own account, whose statements may add the entry themselves. */
export interface ChangeAudit extends Audit {
  /** For `auditInsert`. */
  change: AuditedChange;
}

/** Returns the audit log for entries of `kind`. */
export function createAudit(bound: AuditContext & { kind: EventKind }): Audit {
  const recordAll: Audit["recordAll"] = async (db, entries) => {
    if (entries.length === 0) return;
    await db.execute(insertEvents(entries.map((entry) => ({ outcome: "success", ...bound, ...entry }))));
  };
  return { record: (db, entry = {}) => recordAll(db, [entry]), recordAll };
}

/** Returns the audit log of a procedure whose every entry is about `change.userId`. */
export function createChangeAudit(change: AuditedChange): ChangeAudit {
  return { ...createAudit(change), change };
}
