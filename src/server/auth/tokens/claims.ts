import { z } from "zod";
import type { RefusalReason } from "./refusal-reason";

/** The registered claims (RFC 7519 §4.1) that every token must have here, whoever issued it. */
const registered = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number().finite(),
  iat: z.number().finite(),
  nbf: z.number().finite().optional(),
});

export type RegisteredClaims = z.infer<typeof registered>;

export interface ClaimRules {
  audience: string;
  /** The longest time from `iat` to `exp`, in seconds. */
  maxLifetime: number;
  /** The tolerated difference of two clocks, in seconds. */
  clockTolerance: number;
}

/** Returns the claims of a token whose signature was verified, if they hold at `now` (ms since 1970); otherwise the reason of the refusal. */
export function checkClaims(
  claims: Record<string, unknown> | undefined,
  rules: ClaimRules,
  now: number,
): RegisteredClaims | RefusalReason {
  const parsed = registered.safeParse(claims);
  if (!parsed.success) return isAnyMissing(claims) ? "missing_claim" : "bad_claim";
  const { aud, exp, iat, nbf } = parsed.data;
  const seconds = now / 1000;
  if (exp <= seconds - rules.clockTolerance) return "expired";
  if (iat > seconds + rules.clockTolerance || (nbf ?? 0) > seconds + rules.clockTolerance) return "not_yet_valid";
  if (exp - iat > rules.maxLifetime) return "lives_too_long";
  if (!(Array.isArray(aud) ? aud : [aud]).includes(rules.audience)) return "wrong_audience";
  return parsed.data;
}

const isAnyMissing = (claims: Record<string, unknown> | undefined) =>
  Object.keys(registered.shape).some((name) => name !== "nbf" && claims?.[name] === undefined);
