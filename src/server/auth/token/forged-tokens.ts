import { hash } from "node:crypto";

/** Tokens whose signature was found wrong, by kind of token. */
export interface ForgedTokens {
  has: (token: string) => boolean;
  add: (token: string) => void;
  clear: () => void;
}

/** In milliseconds. An issuer elsewhere may put another key under the same `kid`. */
const rememberedFor = 10_000;

/**
 * Remembers tokens whose signature is wrong, so that sending one of them again and again costs less than a good one. By the digest of the whole token, for
 * one can be 8 KB long; at most `size`, the oldest leaves first. What is kept here takes no room from tokens that passed.
 * @param now ms that only grow
 */
export function createForgedTokens(size: number, now: () => number = () => performance.now()): ForgedTokens {
  const until = new Map<string, number>();
  return {
    has: (token) => until.size > 0 && (until.get(digestOf(token)) ?? 0) > now(),
    add: (token) => {
      const digest = digestOf(token);
      until.delete(digest);
      const [oldest] = until.keys();
      if (until.size >= size && oldest !== undefined) until.delete(oldest);
      until.set(digest, now() + rememberedFor);
    },
    clear: () => until.clear(),
  };
}

const digestOf = (token: string) => hash("sha256", token, "base64");
