import { eq, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { AuditEvent } from "../../audit/audit";
import { insertEvents } from "../../audit/insert";
import { nilUserId } from "../../audit/table";
import type { Database } from "../../db/client";
import { passkeys, users } from "../tables";

/** An event about the account with an e-mail address or a passkey. Without such an account it concerns the nil user, and neither is stored. */
export type AccountEvent = AuditEvent & { email?: string; credential?: string };

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
