import { compactVerify } from "jose";
import { checkClaims, type ClaimRules, type RegisteredClaims } from "./claims";
import { readCompactJws } from "./compact-jws";
import type { RefusalReason } from "./refusal-reason";
import type { Algorithm, VerificationKey } from "./verification-key";

/** What is accepted from one issuer, configured beforehand and never by the token. */
export interface IssuerPolicy extends ClaimRules {
  issuer: string;
  /** The accepted algorithms. A token's header can only name one of them, and only that of its key. */
  algorithms: readonly Algorithm[];
  /** Accepted values of the header's `typ`, `undefined` for none (RFC 8725 §3.11). */
  types: readonly (string | undefined)[];
  /** Returns the key that `kid` names; without a `kid`, the only key. */
  findKey: (kid: string | undefined) => Promise<VerificationKey | undefined>;
}

export type TokenVerdict<Policy extends IssuerPolicy> =
  | { claims: RegisteredClaims; policy: Policy; refusal?: undefined }
  | { claims?: undefined; refusal: RefusalReason };

/**
 * Verifies a JWT (RFC 7519, by the rules of RFC 8725), purely except for the key lookup. The token's `iss` only selects the policy. Nothing is
 * trusted before the signature was verified with a key of that policy.
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
  // Refusing needs no trust, and costs a fraction of verifying the signature.
  const checked = checkClaims(claims, policy, now);
  if (typeof checked === "string") return { refusal: checked };
  return (await hasValidSignature(token, found)) ? { claims: checked, policy } : { refusal: "bad_signature" };
}

/** Verifies the signature alone, with the algorithm of the key. */
export async function hasValidSignature(token: string, { key, algorithm }: VerificationKey): Promise<boolean> {
  return compactVerify(token, key, { algorithms: [algorithm] }).then(
    () => true,
    () => false,
  );
}
