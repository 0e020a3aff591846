import type { Jwk } from "better-auth/plugins";
import { z } from "zod";
import type { DatabaseClient } from "../../db/client";
import { withDatabaseTime } from "../../db/pool/deadline";
import { readKeys, storeKey } from "./key-store";
import { readKeySet, type Algorithm, type VerificationKey } from "../tokens/verification-key";

/** Milliseconds after which the key set is reloaded to find the keys of other instances. */
const staleAfter = 60_000;
/** Milliseconds between queries that an unknown `kid` causes. */
const coolDown = 1_000;
/** Milliseconds that a new key is published before it signs, so that every verifier can know it. */
export const publishedAhead = 5_000;

/** The algorithms that an installation can sign with. */
export const ownAlgorithms: readonly Algorithm[] = ["EdDSA", "ES256", "RS256", "PS256"];

/** The key set of this installation, shaped as the adapter that Better Auth's `jwt` plugin takes. */
export interface SigningKeys {
  getJwks: () => Promise<Jwk[]>;
  createJwk: (data: Omit<Jwk, "id">) => Promise<Jwk>;
  /** Returns the public key that `kid` names, usually from memory. */
  verificationKey: (kid: string | undefined) => Promise<VerificationKey | undefined>;
  /** Reloads the set now. Deleted keys are unknown from here on. */
  reload: () => Promise<void>;
}

/**
 * Creates the key set, which is kept in memory: signing and verifying cost no query, and go on while the database is down. Any number of first
 * requests, on any number of instances, create one key.
 */
export function createSigningKeys(db: DatabaseClient["db"]): SigningKeys {
  let known: { at: number; keys: Jwk[] } | undefined;
  let loading: Promise<Jwk[]> | undefined;
  let creating: Promise<Jwk> | undefined;
  let imported = new Map<string, Promise<VerificationKey | undefined>>();

  const load = async (): Promise<Jwk[]> => {
    try {
      const keys = await readKeys(db);
      known = { at: Date.now(), keys };
      const stored = new Set(keys.map(({ id }) => id));
      imported = new Map([...imported].filter(([kid]) => stored.has(kid)));
      return keys;
    } finally {
      loading = undefined;
    }
  };
  const loadOnce = () => (loading ??= load());

  const currentKeys = async (): Promise<Jwk[]> => {
    if (known === undefined || known.keys.length === 0) return loadOnce();
    // Stale keys are served at once. The refresh runs in the background, apart from the request, and a failed one keeps them.
    if (Date.now() - known.at > staleAfter) void withDatabaseTime({}, loadOnce).catch(() => undefined);
    return known.keys;
  };

  const create = async (data: Omit<Jwk, "id">): Promise<Jwk> => {
    const created = await storeKey(db, data, (keys) => keys.find((key) => isLive(key) && key.alg === data.alg));
    await loadOnce();
    return created;
  };

  return {
    getJwks: async () => withNewOnesLast(await currentKeys()),
    // One at a time, because many would take all connections while they wait for the lock.
    createJwk: (data) =>
      (creating ??= create(data).finally(() => {
        creating = undefined;
      })),
    verificationKey: async (kid) => {
      if (kid === undefined) return undefined;
      const cached = imported.get(kid);
      if (cached !== undefined) return cached;
      const mayAsk = known === undefined || Date.now() - known.at > coolDown;
      const find = (keys: Jwk[]) => keys.find((key) => key.id === kid);
      const jwk = find(await currentKeys()) ?? (mayAsk ? find(await loadOnce()) : undefined);
      if (jwk === undefined) return undefined;
      const importing = importKey(jwk);
      if (known?.keys.includes(jwk) === true) imported.set(kid, importing);
      return importing;
    },
    reload: async () => {
      await loading?.catch(() => undefined);
      await loadOnce();
    },
  };
}

const isLive = ({ expiresAt }: Jwk) => expiresAt === undefined || expiresAt > new Date();

/** Returns the keys such that Better Auth, which signs with the newest, does not sign with one that is only published yet, unless there is no other. */
function withNewOnesLast(keys: Jwk[]): Jwk[] {
  const settled = Date.now() - publishedAhead;
  if (!keys.some(({ createdAt }) => createdAt.getTime() <= settled)) return keys;
  return keys.map((key) =>
    key.createdAt.getTime() <= settled ? key : Object.assign({}, key, { createdAt: new Date(0) }),
  );
}

async function importKey({ id, publicKey, alg = "EdDSA" }: Jwk): Promise<VerificationKey | undefined> {
  const jwk = z.record(z.string(), z.unknown()).parse(JSON.parse(publicKey));
  const [key] = await readKeySet({ keys: [{ ...jwk, alg, kid: id }] }, ownAlgorithms);
  return key;
}
