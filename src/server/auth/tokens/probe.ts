import { compactVerify, decodeProtectedHeader } from "jose";
import type { Auth } from "../instance";
import type { SigningKeys } from "../keys/signing-keys";

/** A party that exists nowhere, and a moment long past: no verifier accepts such a token. */
const probeParty = "urn:keel:readiness";
const longPast = 1;

/** How long a result is reused, in milliseconds, because a flood of probes must not sign more often. */
const resultLifetime = 1000;

/**
 * Signs a token with the current key, and verifies it with the one that verifiers know. Both are in memory, so this costs no query. Creates a key
 * if there is none. Rejects when the secret does not decrypt the key.
 */
export type ProbeTokens = () => Promise<void>;

export function createTokenProbe({ auth, keys }: { auth: Auth; keys: SigningKeys }): ProbeTokens {
  let latest: { at: number; outcome: Promise<void> } | undefined;
  const attempt = async () => {
    const payload = { iss: probeParty, aud: probeParty, exp: longPast };
    const { token } = await auth.api.signJWT({ body: { payload } });
    const key = await keys.verificationKey(decodeProtectedHeader(token).kid);
    if (key === undefined) throw new Error("The signing key is not published.");
    await compactVerify(token, key.key);
  };
  return () => {
    if (latest === undefined || Date.now() - latest.at >= resultLifetime)
      latest = { at: Date.now(), outcome: attempt() };
    return latest.outcome;
  };
}
