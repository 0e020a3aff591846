import { z } from "zod";
import type { Environment } from "../../env";
import { ownAlgorithms, type SigningKeys } from "../keys/signing-keys";
import type { Principal } from "../principal";
import type { RegisteredClaims } from "./claims";
import type { CookieSession } from "./token-cache";
import { createRemoteKeySet } from "./remote-key-set";
import { sharedKey } from "./verification-key";
import type { IssuerPolicy } from "./verify-token";

/** An issuer whose tokens are accepted, and how they are read. */
export interface TokenIssuer extends IssuerPolicy {
  /** Who the token speaks for, as far as it says; `undefined` when a claim is missing. */
  read: (claims: RegisteredClaims) => Principal | undefined;
  /** The session that a cookie's token was made for; a token in the header says its id alone. */
  readSession?: (claims: RegisteredClaims) => CookieSession | undefined;
}

/** The tokens of a request: in the header, or in the cookie. One is never accepted in place of the other. */
export type TokenKind = "bearer" | "cookie";
export type TokenIssuers = Record<TokenKind, readonly TokenIssuer[]>;

/** The id of a user in its one spelling; in capitals it would be another key to whoever looks for what has ended. */
const userId = z.uuid().lowercase();

const common = { maxLifetime: 900, clockTolerance: 5 };

const bearerClaims = z
  .object({ sub: userId, email: z.string(), name: z.string(), role: z.string(), sid: z.string().min(1) })
  .transform(({ sub, email, name, role, sid }): Principal => ({ userId: sub, email, name, role, sessionId: sid }));

const cookieClaims = z
  .object({
    sub: userId,
    user: z.object({ email: z.string(), name: z.string(), role: z.string().default("user") }),
    session: z.object({ id: z.string().min(1) }),
  })
  .transform(({ sub, user, session }): Principal => ({ userId: sub, ...user, sessionId: session.id }));

const cookieSession = z
  .object({ session: z.object({ token: z.string().min(1), expiresAt: z.iso.datetime().optional() }) })
  .transform(({ session: { token, expiresAt } }): CookieSession => {
    const end = expiresAt === undefined ? {} : { sessionEndsAt: Date.parse(expiresAt) };
    return { sessionToken: token, ...end };
  });

/** Of a token that no session of ours stands behind only the subject counts: who that is, and what they may, the database says. */
const subjectOnly = z
  .object({ sub: userId })
  .transform(({ sub }): Principal => ({ userId: sub, email: "", name: "", role: "user", sessionId: undefined }));

/** The tokens that this installation mints itself. `origin` is their issuer, and of Bearer tokens the audience too. */
export function ownIssuers({
  origin,
  findKey,
}: {
  origin: string;
  findKey: SigningKeys["verificationKey"];
}): TokenIssuers {
  const own = { ...common, issuer: origin, algorithms: ownAlgorithms, findKey };
  return {
    bearer: [
      { ...own, audience: origin, types: [undefined, "JWT"], read: (claims) => bearerClaims.safeParse(claims).data },
    ],
    cookie: [
      {
        ...own,
        audience: "better-auth:session-cache",
        types: ["better-auth.session-cache+jwt"],
        read: (claims) => cookieClaims.safeParse(claims).data,
        readSession: (claims) => cookieSession.safeParse(claims).data,
      },
    ],
  };
}

/**
 * Service tokens (HS256), which any program can sign that shares `JWT_SHARED_SECRET`: issuer `<origin>/service`, audience `<origin>/api`,
 * `sub` the id of the user for whom it acts, at most 15 minutes. None exist while the secret is not set.
 */
export function serviceIssuers(
  { JWT_SHARED_SECRET: secret }: Pick<Environment, "JWT_SHARED_SECRET">,
  origin: string,
): TokenIssuer[] {
  const key = secret === undefined ? undefined : sharedKey(secret);
  if (key === undefined) return [];
  return [
    {
      ...common,
      issuer: `${origin}/service`,
      audience: `${origin}/api`,
      algorithms: ["HS256"],
      types: [undefined, "JWT"],
      findKey: async () => key,
      read: (claims) => subjectOnly.safeParse(claims).data,
    },
  ];
}

/** Other authorization servers, by `JWT_TRUSTED_ISSUERS`. Their `sub` is the id of a user here; their tokens may live for an hour. */
export function trustedIssuers(
  { JWT_TRUSTED_ISSUERS: trusted }: Pick<Environment, "JWT_TRUSTED_ISSUERS">,
  onFailure: (issuer: string, reason: string) => void,
): TokenIssuer[] {
  return trusted.map(({ issuer, audience, jwks_url: url, algorithms }) => {
    const keys = createRemoteKeySet({ url, algorithms, onFailure: (reason) => onFailure(issuer, reason) });
    return {
      ...common,
      maxLifetime: 3600,
      issuer,
      audience,
      algorithms,
      types: [undefined, "JWT", "at+jwt"],
      findKey: keys.findKey,
      read: (claims) => subjectOnly.safeParse(claims).data,
    };
  });
}
