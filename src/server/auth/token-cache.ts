import type { Principal } from "./principal";

export interface TokenCache {
  get: (token: string) => Principal | undefined;
  /** @param expiresAt seconds since 1970, as in the claim `exp` */
  set: (token: string, principal: Principal, expiresAt: number) => void;
}

/** Remembers tokens that passed verification, until they expire; at most `size`, the longest unused leaves first. */
export function createTokenCache(size: number): TokenCache {
  const entries = new Map<string, { principal: Principal; expiresAt: number }>();
  return {
    get: (token) => {
      const entry = entries.get(token);
      if (entry === undefined) return undefined;
      entries.delete(token);
      if (Date.now() >= entry.expiresAt * 1000) return undefined;
      entries.set(token, entry);
      return entry.principal;
    },
    set: (token, principal, expiresAt) => {
      const [oldest] = entries.keys();
      if (entries.size >= size && oldest !== undefined) entries.delete(oldest);
      entries.set(token, { principal, expiresAt });
    },
  };
}
