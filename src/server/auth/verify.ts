import { errors, jwtVerify, type JWTPayload, type JWTVerifyOptions } from "jose";
import { z } from "zod";
import type { VerificationKey } from "./keys";
import type { Principal } from "./principal";
import { createTokenCache, type VerifiedToken } from "./token-cache";

/** Why a token was refused; for logs and metrics, never for the caller. */
export type Refusal =
  | "malformed"
  | "unknown_key"
  | "bad_signature"
  | "expired"
  | "wrong_issuer"
  | "wrong_audience"
  | "wrong_type"
  | "bad_claim";

export type Verdict = (VerifiedToken & { refusal?: undefined }) | { principal?: undefined; refusal: Refusal };

/** The two tokens of this installation. One is never accepted in place of the other. */
export type TokenKind = "bearer" | "cookie";

export interface TokenVerifier {
  /** Forgets which tokens passed: the keys have changed. */
  forget: () => void;
  verify: (kind: TokenKind, token: string) => Promise<Verdict>;
}

/** Seconds. No token of ours lives longer; one that claims to is not ours. */
const longestLife = 900;
const clockTolerance = 5;

const bearerClaims = z
  .object({ sub: z.uuid(), email: z.string(), name: z.string(), role: z.string(), sid: z.string().min(1) })
  .transform(({ sub, email, name, role, sid }): Principal => ({ userId: sub, email, name, role, sessionId: sid }));

const cookieClaims = z
  .object({
    sub: z.uuid(),
    user: z.object({ email: z.string(), name: z.string(), role: z.string().default("user") }),
    session: z.object({ id: z.string().min(1) }),
  })
  .transform(({ sub, user, session }): Principal => ({ userId: sub, ...user, sessionId: session.id }));

/**
 * Verifies the JWTs (RFC 7519) that this installation minted. The algorithm is the key's, never the token header's; issuer, audience and
 * type are pinned per kind; `sub`, `iat` and `exp` must be there; base64url must be canonical (RFC 4648 §3.5).
 * A token that passed once is remembered until it expires, so that repeating it costs no signature check.
 * @param options.findKey the public key that a `kid` names
 * @param options.issuer the origin of this installation, issuer and bearer audience at once
 */
export function createTokenVerifier({
  findKey,
  issuer,
}: {
  findKey: (kid: string) => Promise<VerificationKey | undefined>;
  issuer: string;
}): TokenVerifier {
  const common: JWTVerifyOptions = {
    issuer,
    requiredClaims: ["sub", "iat", "exp"],
    maxTokenAge: longestLife,
    clockTolerance,
  };
  const policies = {
    bearer: {
      options: { ...common, audience: issuer },
      types: [undefined, "JWT"],
      claims: bearerClaims,
      passed: createTokenCache(5000),
    },
    cookie: {
      options: { ...common, audience: "better-auth:session-cache" },
      types: ["better-auth.session-cache+jwt"],
      claims: cookieClaims,
      passed: createTokenCache(5000),
    },
  };

  /** Changes with the keys: what was being checked meanwhile is not remembered. */
  let generation = 0;

  return {
    forget: () => {
      generation += 1;
      policies.bearer.passed.clear();
      policies.cookie.passed.clear();
    },
    verify: async (kind, token) => {
      const { options, types, claims, passed } = policies[kind];
      const remembered = passed.get(token);
      if (remembered !== undefined) return remembered;
      const header = readHeader(token);
      if (header === undefined) return { refusal: "malformed" };
      if (!types.some((type) => type === header.typ)) return { refusal: "wrong_type" };
      const startedIn = generation;
      const found = await findKey(header.kid);
      if (found === undefined) return { refusal: "unknown_key" };
      const checked = await checkSignatureAndClaims(token, found, options);
      if (typeof checked === "string") return { refusal: checked };
      const principal = claims.safeParse(checked);
      const { iat = 0, exp = Infinity } = checked;
      if (!principal.success || exp - iat > longestLife) return { refusal: "bad_claim" };
      const verified = { principal: principal.data, issuedAt: iat * 1000 };
      if (startedIn === generation) passed.set(token, verified, exp);
      return verified;
    },
  };
}

async function checkSignatureAndClaims(
  token: string,
  { key, algorithm }: VerificationKey,
  options: JWTVerifyOptions,
): Promise<JWTPayload | Refusal> {
  try {
    const { payload } = await jwtVerify(token, key, { ...options, algorithms: [algorithm] });
    return payload;
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return error.claim === "iat" ? "bad_claim" : "expired";
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === "iss") return "wrong_issuer";
    return error.claim === "aud" ? "wrong_audience" : "bad_claim";
  }
  return error instanceof errors.JOSEError ? "bad_signature" : "malformed";
}

const headerShape = z.object({ kid: z.string().min(1).max(200), typ: z.string().optional() });

/** The protected header of a JWS in compact, canonical form; `undefined` for anything else. */
function readHeader(token: string) {
  const parts = token.split(".");
  if (parts.length !== 3 || token.length > 8192) return undefined;
  const bytes = parts.map((part) => Buffer.from(part, "base64url"));
  if (bytes.some((part, position) => part.length === 0 || part.toString("base64url") !== parts[position]))
    return undefined;
  try {
    return headerShape.safeParse(JSON.parse(bytes[0]?.toString("utf8") ?? "")).data;
  } catch {
    return undefined;
  }
}
