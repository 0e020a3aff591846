import type { TokenIssuers, TokenKind } from "./issuers";
import type { RefusalReason } from "./refusal-reason";
import { createForgedTokens } from "./forged-tokens";
import { verifyToken } from "./verify-token";
import { createTokenCache, type VerifiedToken } from "./token-cache";

export type Verdict = (VerifiedToken & { refusal?: undefined }) | { principal?: undefined; refusal: RefusalReason };

export interface TokenVerifier {
  verify: (kind: TokenKind, token: string) => Promise<Verdict>;
  /** Clears the caches, because the keys have changed. */
  forget: () => void;
}

const maxRemembered = 5000;

/**
 * Creates the verifier of tokens by the policies of `issuers`. A valid token is cached until it expires, so that repeating it costs no signature
 * check; its session is checked elsewhere, every time. A token with a wrong signature is cached for some seconds, apart from the others.
 * @param onChecked called with the seconds it took to check a token that was not cached
 */
export function createTokenVerifier(
  issuers: TokenIssuers,
  onChecked: (kind: TokenKind, seconds: number) => void = () => undefined,
): TokenVerifier {
  const passed = { bearer: createTokenCache(maxRemembered), cookie: createTokenCache(maxRemembered) };
  const forged = { bearer: createForgedTokens(maxRemembered), cookie: createForgedTokens(maxRemembered) };
  /** Incremented with each change of keys. A check that began before it is not cached. */
  let generation = 0;

  return {
    verify: async (kind, token) => {
      const remembered = passed[kind].get(token);
      if (remembered !== undefined) return remembered;
      if (forged[kind].has(token)) return { refusal: "bad_signature" };
      const startedIn = generation;
      const start = performance.now();
      const verdict = await verifyToken(token, issuers[kind], Date.now());
      onChecked(kind, (performance.now() - start) / 1000);
      if (verdict.claims === undefined) {
        if (verdict.refusal === "bad_signature" && startedIn === generation) forged[kind].add(token);
        return { refusal: verdict.refusal };
      }
      const principal = verdict.policy.read(verdict.claims);
      if (principal === undefined) return { refusal: "bad_claim" };
      const session = verdict.policy.readSession?.(verdict.claims);
      const verified = { principal, issuedAt: verdict.claims.iat * 1000, ...session };
      if (startedIn === generation) passed[kind].set(token, verified, verdict.claims.exp);
      return verified;
    },
    forget: () => {
      generation += 1;
      passed.bearer.clear();
      passed.cookie.clear();
      forged.bearer.clear();
      forged.cookie.clear();
    },
  };
}
