import { eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { passkeys, users } from "../auth/tables";
import type { Database } from "../db/client";
import { insertEvents } from "./insert";
import type { EventKind } from "./kinds";
import { type auditEvents, nilUserId } from "./table";

/** An event of the audit log. What is left out is unknown, or has no meaning for its kind. */
export type AuditEvent = Omit<typeof auditEvents.$inferInsert, "id" | "at" | "kind"> & { kind: EventKind };

/** Who acts, why, from where, and in which request. */
export type AuditContext = Pick<
  AuditEvent,
  "actorId" | "reason" | "requestId" | "serverRequestId" | "address" | "userAgent"
>;

/** An event about the account with an e-mail address or a passkey. Without such an account it concerns the nil user, and neither is stored. */
export type AccountEvent = AuditEvent & { email?: string; credential?: string };

/** Adds an event to the audit log. `db` is the transaction of the change, so that both are committed together. */
export async function recordEvent(db: Pick<Database, "execute">, event: AuditEvent): Promise<void> {
  await db.execute(insertEvents([event]));
}

/** Adds several events. The work is the same with and without an account, because the statement itself looks it up. */
export async function recordAccountEvents(db: Pick<Database, "execute">, events: AccountEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ email, credential, ...event }) => {
    if (email !== undefined) return { ...event, userId: ownerOf(users.id, users.email, email.toLowerCase()) };
    if (credential === undefined) return event;
    return { ...event, userId: ownerOf(passkeys.userId, passkeys.credentialID, credential) };
  });
  await db.execute(insertEvents(rows));
}

function ownerOf(owner: PgColumn, column: PgColumn, value: string) {
  return sql<string>`coalesce((select ${owner} from ${owner.table} where ${eq(column, value)}), ${nilUserId}::uuid)`;
}
