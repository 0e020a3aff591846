import { importJWK, type CryptoKey } from "jose";
import { z } from "zod";
import { isStrongRsa, isWeakEd25519 } from "./key-strength";

/** Signature algorithms (RFC 7518, RFC 8037) that an issuer can be configured for. */
export const algorithms = ["EdDSA", "ES256", "RS256", "PS256", "HS256"] as const;
export type Algorithm = (typeof algorithms)[number];

/** A key and the one algorithm it is used with. */
export interface VerificationKey {
  kid: string | undefined;
  algorithm: Algorithm;
  key: CryptoKey | Uint8Array;
}

const text = z.string().exactOptional();
const jwk = z.looseObject({
  kty: z.string(),
  kid: text,
  alg: text,
  use: text,
  key_ops: z.array(z.string()).exactOptional(),
  crv: text,
  x: text,
  n: text,
  e: text,
  d: text,
  k: text,
});
type Jwk = z.infer<typeof jwk>;

const fittingAlgorithms: Record<string, readonly Algorithm[]> = {
  "OKP Ed25519": ["EdDSA"],
  "EC P-256": ["ES256"],
  RSA: ["RS256", "PS256"],
};

const minSecretBytes = 32;

/**
 * Returns the usable public keys of a JWK set (RFC 7517) for an issuer with the algorithms `allowed`. A set with a symmetric key has none, because
 * its publisher does not know what the set is for. Left out are private keys, keys for another use (`use`, `key_ops`) or algorithm, weak ones
 * (`key-strength.ts`), and all that share a `kid`, even with one that is left out.
 */
export async function readKeySet(set: unknown, allowed: readonly Algorithm[]): Promise<VerificationKey[]> {
  const listed = z.object({ keys: z.array(z.unknown()).max(100) }).safeParse(set).data?.keys ?? [];
  const keys = listed.flatMap((item) => jwk.safeParse(item).data ?? []);
  if (keys.some(({ kty, k }) => kty === "oct" || k !== undefined)) return [];
  const candidates = keys.flatMap((key) => {
    const algorithm = algorithmOf(key, allowed);
    return algorithm !== undefined && isPublicSigningKey(key) ? [{ jwk: key, algorithm }] : [];
  });
  const namesakes = ({ kid }: Jwk) =>
    kid === undefined
      ? candidates.filter((other) => other.jwk.kid === undefined)
      : keys.filter((other) => other.kid === kid);
  const isAlone = (key: Jwk) => namesakes(key).length === 1;
  const imported = await Promise.all(
    candidates
      .filter((candidate) => isAlone(candidate.jwk))
      .map(async (candidate) => {
        if (!(await isStrong(candidate.jwk))) return [];
        const key = await importJWK(candidate.jwk, candidate.algorithm).catch(() => undefined);
        return key === undefined ? [] : [{ kid: candidate.jwk.kid, algorithm: candidate.algorithm, key }];
      }),
  );
  return imported.flat();
}

/** Returns an HMAC key from a shared secret; `undefined` when it is shorter than the hash (RFC 7518 §3.2). */
export function sharedKey(secret: string): VerificationKey | undefined {
  const key = new TextEncoder().encode(secret);
  return key.length < minSecretBytes ? undefined : { kid: undefined, algorithm: "HS256", key };
}

function algorithmOf({ kty, crv, alg }: Jwk, allowed: readonly Algorithm[]): Algorithm | undefined {
  // RFC 9864 names EdDSA on this curve Ed25519.
  const named = alg === "Ed25519" ? "EdDSA" : alg;
  const fitting = fittingAlgorithms[crv === undefined ? kty : `${kty} ${crv}`] ?? [];
  return allowed.find((algorithm) => fitting.includes(algorithm) && (named ?? algorithm) === algorithm);
}

function isPublicSigningKey({ use, key_ops, d }: Jwk): boolean {
  const isForVerifying = (use === undefined || use === "sig") && (key_ops === undefined || key_ops.includes("verify"));
  return isForVerifying && d === undefined;
}

async function isStrong({ kty, x, n, e }: Jwk): Promise<boolean> {
  if (kty === "RSA") return isStrongRsa(integerOf(n), integerOf(e));
  return kty !== "OKP" || !isWeakEd25519(bytesOf(x));
}

const bytesOf = (base64url = "") => Buffer.from(base64url, "base64url");
const integerOf = (base64url: string | undefined) => BigInt(`0x0${bytesOf(base64url).toString("hex")}`);
