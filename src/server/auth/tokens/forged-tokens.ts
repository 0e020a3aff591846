import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** A cache of tokens whose signature is wrong. */
export interface ForgedTokens {
  has: (token: string) => boolean;
  add: (token: string) => void;
  clear: () => void;
}

/** In milliseconds, because an issuer elsewhere may publish another key under the same `kid`. */
const rememberedFor = 10_000;

/**
 * Creates a cache of tokens with a wrong signature, so that repeating one costs less than a good one. It stores the digest of the whole token, which
 * can be 8 KB long, and drops the least recently used beyond `size`. It takes no room from tokens that passed.
 * @param now ms that only grow
 */
export function createForgedTokens(size: number, now: () => number = () => performance.now()): ForgedTokens {
  const forged = new LRUCache<string, true>({ max: size, ttl: rememberedFor, ttlResolution: 0, perf: { now } });
  return {
    has: (token) => forged.size > 0 && forged.has(digestOf(token)),
    add: (token) => void forged.set(digestOf(token), true),
    clear: () => forged.clear(),
  };
}

const digestOf = (token: string) => hash("sha256", token, "base64");
