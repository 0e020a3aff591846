import type { Principal } from "./principal";

export interface VerifiedToken extends CookieSession {
  principal: Principal;
  /** In ms since 1970. */
  issuedAt: number;
}

/** What a cookie's JWT says of the session that it was made for. */
export interface CookieSession {
  /** Its raw token: the JWT counts beside that session's own cookie only. */
  sessionToken?: string | undefined;
  /** When it ends unless it is used, in ms since 1970. */
  sessionEndsAt?: number;
}

export interface TokenCache {
  get: (token: string) => VerifiedToken | undefined;
  /** @param expiresAt seconds since 1970, as in the claim `exp` */
  set: (token: string, verified: VerifiedToken, expiresAt: number) => void;
  clear: () => void;
}

/** Remembers tokens that passed verification, until they expire; at most `size`, the longest unused leaves first. */
export function createTokenCache(size: number): TokenCache {
  const entries = new Map<string, { verified: VerifiedToken; expiresAt: number }>();
  return {
    clear: () => entries.clear(),
    get: (token) => {
      const entry = entries.get(token);
      if (entry === undefined) return undefined;
      entries.delete(token);
      if (Date.now() >= entry.expiresAt * 1000) return undefined;
      entries.set(token, entry);
      return entry.verified;
    },
    set: (token, verified, expiresAt) => {
      const [oldest] = entries.keys();
      if (entries.size >= size && oldest !== undefined) entries.delete(oldest);
      entries.set(token, { verified, expiresAt });
    },
  };
}
