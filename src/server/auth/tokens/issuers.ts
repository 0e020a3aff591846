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
  /** Returns the user that the token names, as far as its claims say; `undefined` when one is missing. */
  read: (claims: RegisteredClaims) => Principal | undefined;
  /** Returns the session that a cookie's token was minted for. A token in the header names only its id. */
  readSession?: (claims: RegisteredClaims) => CookieSession | undefined;
}

/** Where a token of a request is: in the header or in the cookie. One is never accepted in place of the other. */
export type TokenKind = "bearer" | "cookie";
export type TokenIssuers = Record<TokenKind, readonly TokenIssuer[]>;

/** The id of a user in its canonical form, because capitals would make another key of it. */
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

/** Reads only the subject of a token without a Keel session. The database provides the user and the role. */
const subjectOnly = z
  .object({ sub: userId })
  .transform(({ sub }): Principal => ({ userId: sub, email: "", name: "", role: "user", sessionId: undefined }));

/** Returns the issuers of the tokens that this installation mints. `origin` is their issuer, and of Bearer tokens the audience too. */
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
 * Returns the issuer of service tokens (HS256), which any program with `JWT_SHARED_SECRET` can sign: issuer `<origin>/service`, audience
 * `<origin>/api`, `sub` the id of the user it acts for, at most 15 minutes. Without the secret there is none.
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

/** Returns the authorization servers in `JWT_TRUSTED_ISSUERS`. Their `sub` is the id of a user here. Their tokens may last an hour. */
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
