import type { Jwk } from "better-auth/plugins";
import { z } from "zod";
import type { DatabaseClient } from "../../db/client";
import { withDatabaseTime } from "../../db/pool/deadline";
import { readKeys, storeKey } from "./key-store";
import { readKeySet, type Algorithm, type VerificationKey } from "../tokens/verification-key";

/** The longest time after which another instance's new key is seen without being asked for. */
const staleAfter = 60_000;
/** How often an unknown `kid` may cause a query. */
const coolDown = 1_000;
/** A new key is published this long before anything is signed with it, so that every verifier can know it. */
export const publishedAhead = 5_000;

/** What an installation can be configured to sign with. */
export const ownAlgorithms: readonly Algorithm[] = ["EdDSA", "ES256", "RS256", "PS256"];

/** The key set of this installation, shaped as the adapter that Better Auth's `jwt` plugin takes. */
export interface SigningKeys {
  getJwks: () => Promise<Jwk[]>;
  createJwk: (data: Omit<Jwk, "id">) => Promise<Jwk>;
  /** The public key that `kid` names, from memory in steady state. */
  verificationKey: (kid: string | undefined) => Promise<VerificationKey | undefined>;
  /** Reads the set again, now. What is no longer stored is no longer known. */
  reload: () => Promise<void>;
}

/**
 * Keeps the key set in memory, so that signing and verifying cost no query, and goes on with it while the database is down.
 * Any number of first requests, on any number of instances, make one key.
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
    // Late, but served at once: the refresh goes on in the background, apart from the request, and a failed one keeps what is known.
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
    // One at a time: many would take all connections, while they wait for the lock or for each other.
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

/** Better Auth signs with the key that was made last. One that is only published yet looks like the oldest, unless there is no other. */
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
