import { compactVerify } from "jose";
import { checkClaims, type ClaimRules, type RegisteredClaims } from "./claims";
import { readCompactJws } from "./compact-jws";
import type { RefusalReason } from "./refusal-reason";
import type { Algorithm, VerificationKey } from "./verification-key";

/** What is accepted from one issuer: decided beforehand, never by the token. */
export interface IssuerPolicy extends ClaimRules {
  issuer: string;
  /** Exactly these; a token's header can only name one of them, and only the one its key is for. */
  algorithms: readonly Algorithm[];
  /** Accepted values of the header's `typ`, `undefined` for none (RFC 8725 §3.11). */
  types: readonly (string | undefined)[];
  /** The key that `kid` names; without a `kid`, the only one there is. */
  findKey: (kid: string | undefined) => Promise<VerificationKey | undefined>;
}

export type TokenVerdict<Policy extends IssuerPolicy> =
  | { claims: RegisteredClaims; policy: Policy; refusal?: undefined }
  | { claims?: undefined; refusal: RefusalReason };

/**
 * Decides about a JWT (RFC 7519, by the rules of RFC 8725). Pure but for looking up the key. The token's `iss` only selects which policy
 * it is measured by; nothing in it makes it accepted before the signature was checked with that policy's key.
 * @param now ms since 1970
 */
export async function verifyToken<Policy extends IssuerPolicy>(
  token: string,
  policies: readonly Policy[],
  now: number,
): Promise<TokenVerdict<Policy>> {
  const jws = readCompactJws(token);
  if (jws === undefined) return { refusal: "malformed" };
  const { header, claims } = jws;
  if (header.crit !== undefined) return { refusal: "critical_extension" };
  const policy = policies.find(({ issuer }) => issuer === claims?.["iss"]);
  if (policy === undefined) return { refusal: claims?.["iss"] === undefined ? "missing_claim" : "unknown_issuer" };
  if (!policy.types.some((type) => type === header.typ)) return { refusal: "wrong_type" };
  if (!policy.algorithms.some((algorithm) => algorithm === header.alg)) return { refusal: "algorithm_not_allowed" };
  const found = await policy.findKey(header.kid);
  if (found === undefined) return { refusal: "unknown_key" };
  if (found.algorithm !== header.alg) return { refusal: "algorithm_not_allowed" };
  // Refusing needs no trust, and costs a fraction of checking the signature.
  const checked = checkClaims(claims, policy, now);
  if (typeof checked === "string") return { refusal: checked };
  return (await hasValidSignature(token, found)) ? { claims: checked, policy } : { refusal: "bad_signature" };
}

/** Checks the signature alone, with the algorithm of the key. */
export async function hasValidSignature(token: string, { key, algorithm }: VerificationKey): Promise<boolean> {
  return compactVerify(token, key, { algorithms: [algorithm] }).then(
    () => true,
    () => false,
  );
}
