import type { Jwk } from "better-auth/plugins";
import { desc, sql } from "drizzle-orm";
import { importJWK, type CryptoKey } from "jose";
import { z } from "zod";
import type { DatabaseClient } from "../db/client";
import { jwks } from "./tables";

/** The longest time after which another instance's new key is seen. */
const staleAfter = 60_000;
const creationLock = 7_305_843_010;

const algorithms = z.enum(["EdDSA", "ES256", "ES512", "PS256", "RS256"]);
const curves = z.enum(["Ed25519", "P-256", "P-521"]);

export interface VerificationKey {
  key: CryptoKey;
  algorithm: z.infer<typeof algorithms>;
}

/** The key set of this installation, shaped as the adapter that Better Auth's `jwt` plugin takes. */
export interface SigningKeys {
  getJwks: () => Promise<Jwk[]>;
  createJwk: (data: Omit<Jwk, "id">) => Promise<Jwk>;
  /** The public key that `kid` names, from memory in steady state; an unknown one is looked up at most once a second. */
  verificationKey: (kid: string) => Promise<VerificationKey | undefined>;
}

/**
 * Keeps the key set in memory, so that signing and verifying cost no query, and goes on with it while the database is down.
 * Creation takes an advisory lock: any number of first requests, on any number of instances, make one key.
 */
export function createSigningKeys(db: DatabaseClient["db"]): SigningKeys {
  let known: { at: number; keys: Jwk[] } | undefined;
  let loading: Promise<Jwk[]> | undefined;
  const imported = new Map<string, VerificationKey>();

  const load = () =>
    (loading ??= readKeys(db)
      .then((keys) => {
        known = { at: Date.now(), keys };
        return keys;
      })
      .finally(() => {
        loading = undefined;
      }));

  const getJwks = async () => {
    if (known === undefined || known.keys.length === 0) return load();
    // Late, but served at once: the refresh goes on in the background, and a failed one keeps what is known.
    if (Date.now() - known.at > staleAfter) load().catch(() => undefined);
    return known.keys;
  };

  const verificationKey = async (kid: string) => {
    const cached = imported.get(kid);
    if (cached !== undefined) return cached;
    const isKnown = (keys: Jwk[]) => keys.find((key) => key.id === kid);
    const mayReload = known === undefined || Date.now() - known.at > 1000;
    const jwk = isKnown(await getJwks()) ?? (mayReload ? isKnown(await load()) : undefined);
    if (jwk === undefined) return undefined;
    const algorithm = jwk.alg ?? "EdDSA";
    const key = await importJWK(z.record(z.string(), z.unknown()).parse(JSON.parse(jwk.publicKey)), algorithm);
    if (key instanceof Uint8Array) return undefined;
    const made = { key, algorithm };
    imported.set(kid, made);
    return made;
  };

  const createJwk = async (data: Omit<Jwk, "id">) => {
    const created = await db.transaction(async (transaction) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${creationLock})`);
      const isCurrent = ({ expiresAt }: Jwk) => expiresAt === undefined || expiresAt > new Date();
      const current = (await readKeys(transaction)).find(isCurrent);
      if (current !== undefined) return current;
      const [row] = await transaction.insert(jwks).values(data).returning();
      return row && toJwk(row);
    });
    if (created === undefined) throw new Error("The signing key was not stored.");
    await load();
    return created;
  };

  return { getJwks, createJwk, verificationKey };
}

async function readKeys(db: Pick<DatabaseClient["db"], "select">): Promise<Jwk[]> {
  const rows = await db.select().from(jwks).orderBy(desc(jwks.createdAt));
  return rows.map(toJwk);
}

function toJwk({ expiresAt, alg, crv, ...row }: typeof jwks.$inferSelect): Jwk {
  return {
    ...row,
    ...(expiresAt === null ? {} : { expiresAt }),
    ...(alg === null ? {} : { alg: algorithms.parse(alg) }),
    ...(crv === null ? {} : { crv: curves.parse(crv) }),
  };
}
