import { sql } from "drizzle-orm";
import type { Audit } from "~/server/audit/audit";
import { keyStates } from "~/server/auth/keys/key-states";
import { jwks } from "~/server/auth/tables";
import type { Context } from "~/server/context";
import type { Database } from "~/server/db/client";
import { inIso } from "~/server/db/columns";

/** Returns the signing keys, the newest first, each with what it is there for. The private halves are not even read. */
export async function listKeysForAdmin(db: Pick<Database, "select">, { now }: { now: string }) {
  const rows = await db
    .select({ kid: jwks.id, algorithm: sql<string>`coalesce(${jwks.alg}, 'EdDSA')`, createdAt: inIso(jwks.createdAt) })
    .from(jwks);
  return keyStates(rows, Date.parse(now));
}

/** Makes the next signing key, and says so in the trail. */
export async function rotateKeysForAdmin(
  db: Database,
  { rotateKeys, reason, audit }: Pick<Context, "rotateKeys"> & { reason: string; audit: Audit },
): Promise<void> {
  await db.transaction(async (transaction) => {
    const { id: kid } = await rotateKeys(transaction);
    await audit.record(transaction, { reason, details: { kid } });
  });
}
