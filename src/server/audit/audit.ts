import type { Database } from "../db/client";
import type { AuditedChange } from "./change-event";
import type { EventKind } from "./kinds";
import { type AuditContext, type AuditEvent, recordEvent } from "./record";

/** What one entry says beside what is bound. Its outcome is `success` unless it says otherwise. */
type Entry = Partial<Pick<AuditEvent, "userId" | "outcome" | "reason" | "details">>;

/** Writes the audit log for one procedure: the kind it declares, who acts, from where and in which request are bound once. */
export interface Audit {
  /** Adds an entry. `db` is the transaction of the change that it describes, so that neither is there without the other. */
  record: (db: Pick<Database, "execute">, entry?: Entry) => Promise<void>;
}

/** The same for a procedure about the caller's own account, whose statements may add the entry themselves. */
export interface ChangeAudit extends Audit {
  /** For `auditInsert`. */
  change: AuditedChange;
}

/** Returns the audit log for entries of `kind`. */
export function createAudit(bound: AuditContext & { kind: EventKind; userId?: string }): Audit {
  return {
    record: async (db, entry) => {
      await recordEvent(db, { outcome: "success", ...bound, ...entry });
    },
  };
}

/** Returns the audit log of a procedure whose every entry is about `change.userId`. */
export function createChangeAudit(change: AuditedChange): ChangeAudit {
  return { ...createAudit(change), change };
}
