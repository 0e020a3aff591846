import { hash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** Tokens whose signature was found wrong. */
export interface ForgedTokens {
  has: (token: string) => boolean;
  add: (token: string) => void;
  clear: () => void;
}

/** In milliseconds. An issuer elsewhere may put another key under the same `kid`. */
const rememberedFor = 10_000;

/**
 * Remembers tokens whose signature is wrong, so that sending one of them again and again costs less than a good one. By the digest of the whole token, for
 * one can be 8 KB long; at most `size`, the longest unused leaves first. What is kept here takes no room from tokens that passed.
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
