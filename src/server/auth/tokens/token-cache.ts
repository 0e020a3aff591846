import { LRUCache } from "lru-cache";
import type { Principal } from "../principal";

export interface VerifiedToken extends CookieSession {
  principal: Principal;
  /** Milliseconds since 1970. */
  issuedAt: number;
}

/** What a cookie's JWT says about its session. */
export interface CookieSession {
  /** Its raw token. The JWT counts only beside that session's own cookie. */
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

/**
 * Creates a cache of verified tokens, which are kept until they expire. Beyond `size` the least recently used is dropped, and verified again when it
 * comes back.
 */
export function createTokenCache(size: number): TokenCache {
  const entries = new LRUCache<string, { verified: VerifiedToken; expiresAt: number }>({ max: size });
  return {
    clear: () => entries.clear(),
    get: (token) => {
      const entry = entries.get(token);
      if (entry === undefined || Date.now() < entry.expiresAt * 1000) return entry?.verified;
      entries.delete(token);
      return undefined;
    },
    set: (token, verified, expiresAt) => void entries.set(token, { verified, expiresAt }),
  };
}
