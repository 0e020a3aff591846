import type { Jwk } from "better-auth/plugins";
import { desc, lt, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/client";
import { keysChanged, revocationChannel } from "../sessions/revocation";
import { jwks } from "../tables";

/** Serializes the creation of keys over all instances. */
const creationLock = 7_305_843_010;

const algorithms = z.enum(["EdDSA", "ES256", "ES512", "PS256", "RS256"]);
const curves = z.enum(["Ed25519", "P-256", "P-521"]);

/** Returns every stored key, the newest first. Private parts are encrypted. */
export async function readKeys(db: Pick<Database, "select">): Promise<Jwk[]> {
  const rows = await db.select().from(jwks).orderBy(desc(jwks.createdAt));
  return rows.map(toJwk);
}

/** Stores a key, unless `unless` finds a suitable one among the stored keys, which is then returned. */
export async function storeKey(
  db: Database,
  key: Omit<Jwk, "id">,
  unless: (keys: Jwk[]) => Jwk | undefined,
): Promise<Jwk> {
  const stored = await db.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${creationLock})`);
    const fitting = unless(await readKeys(transaction));
    if (fitting !== undefined) return fitting;
    const [row] = await transaction.insert(jwks).values(key).returning();
    return row && toJwk(row);
  });
  if (stored === undefined) throw new Error("The signing key was not stored.");
  await announceKeys(db);
  return stored;
}

/** Deletes the keys that were replaced before the given moment. Returns their ids. */
export async function deleteReplacedKeys(db: Database, { before }: { before: Date }): Promise<string[]> {
  const [newest] = await db
    .select({ createdAt: jwks.createdAt })
    .from(jwks)
    .where(lt(jwks.createdAt, before))
    .orderBy(desc(jwks.createdAt))
    .limit(1);
  if (newest === undefined) return [];
  const deleted = await db.delete(jwks).where(lt(jwks.createdAt, newest.createdAt)).returning({ id: jwks.id });
  if (deleted.length > 0) await announceKeys(db);
  return deleted.map(({ id }) => id);
}

/** Makes every instance reload the key set within a second. */
export async function announceKeys(db: Pick<Database, "execute">): Promise<void> {
  await db.execute(sql`select pg_notify(${revocationChannel}, ${`key-store ${keysChanged}`})`);
}

function toJwk({ expiresAt, alg, crv, ...row }: typeof jwks.$inferSelect): Jwk {
  return {
    ...row,
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(alg === null ? {} : { alg: algorithms.parse(alg) }),
    ...(crv === null ? {} : { crv: curves.parse(crv) }),
  };
}
