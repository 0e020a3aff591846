import { sql } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import { keyStates } from "~/server/auth/keys/key-states";
import { jwks } from "~/server/auth/tables";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { inIso } from "~/server/db/columns";

/** Returns the signing keys, the newest first, each with its state. Does not read the private keys. */
export async function listKeysForAdmin(db: Pick<Database, "select">, { now }: { now: string }) {
  const rows = await db
    .select({ kid: jwks.id, algorithm: sql<string>`coalesce(${jwks.alg}, 'EdDSA')`, createdAt: inIso(jwks.createdAt) })
    .from(jwks);
  return keyStates(rows, Date.parse(now));
}

/** Creates the next signing key and records it in the audit log. */
export async function rotateKeysForAdmin(
  db: Database,
  { rotateKeys, reason, audit }: Pick<Context, "rotateKeys"> & { reason: string; audit: Audit },
): Promise<void> {
  await db.transaction(async (transaction) => {
    const { id: kid } = await rotateKeys(transaction);
    await audit.record(transaction, { reason, details: { kid } });
  });
}
