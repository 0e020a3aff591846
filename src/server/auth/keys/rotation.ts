import { symmetricEncrypt } from "better-auth/crypto";
import { generateExportedKeyPair, type JWKOptions, type Jwk } from "better-auth/plugins";
import type { Database } from "../../db/client";
import type { Job } from "../../jobs/job";
import { deleteReplacedKeys, readKeys, storeKey } from "./key-store";
import { publishedAhead } from "./signing-keys";
import type { Auth } from "../instance";

/** Days after which a signing key is replaced. */
const rotateAfterDays = 30;
/** Milliseconds that a replaced key goes on verifying. It outlasts every token it signed, and every cache of the key set. */
export const overlap = 60 * 60_000;

interface Rotation {
  auth: Auth;
  db: Database;
  algorithm: JWKOptions["alg"];
}

/** Creates the next signing key. It signs once every verifier can know it; the earlier ones go on verifying. */
export async function rotateKeys({ auth, db, algorithm }: Rotation): Promise<Jwk> {
  return storeKey(db, await makeKey(auth, algorithm), () => undefined);
}

/** Creates a signing key for `algorithm`, unless there is one. */
export async function ensureSigningKey({ auth, db, algorithm }: Rotation): Promise<Jwk> {
  const isFitting = (keys: Jwk[]) => keys.find(({ alg }) => (alg ?? "EdDSA") === algorithm);
  return isFitting(await readKeys(db)) ?? storeKey(db, await makeKey(auth, algorithm), isFitting);
}

/** Deletes the keys whose last token has expired. Returns their ids. */
export function removeReplacedKeys(db: Database, now: number): Promise<string[]> {
  return deleteReplacedKeys(db, { before: new Date(now - publishedAhead - overlap) });
}

/** Rotates the signing key on schedule, and deletes replaced ones. */
export const rotateKeysJob: Job = {
  name: "rotate keys",
  every: 3_600_000,
  run: async ({ db, now, rotateKeys: makeNext }) => {
    const [newest] = await readKeys(db);
    const isDue = newest !== undefined && Date.parse(now) - newest.createdAt.getTime() > rotateAfterDays * 86_400_000;
    if (isDue) await makeNext(db);
    return { made: isDue ? 1 : 0, removed: (await removeReplacedKeys(db, Date.parse(now))).length };
  },
};

/** Returns a new key pair, its private half encrypted with the installation's secret. */
async function makeKey(auth: Auth, algorithm: JWKOptions["alg"]): Promise<Omit<Jwk, "id">> {
  const { publicWebKey, privateWebKey, alg } = await generateExportedKeyPair({
    jwks: { keyPairConfig: { alg: algorithm } },
  });
  const { secretConfig } = await auth.$context;
  const privateKey = await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(privateWebKey) });
  return {
    alg,
    publicKey: JSON.stringify(publicWebKey),
    privateKey: JSON.stringify(privateKey),
    createdAt: new Date(),
  };
}
