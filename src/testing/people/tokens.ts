import { symmetricDecrypt } from "better-auth/crypto";
import { decodeJwt, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK, type JWTPayload } from "jose";
import type { Person } from "./people";
import type { TestServer } from "../server/runtime";

/** A private key, with the id of its public key. */
export interface Signer {
  kid: string;
  algorithm: string;
  privateKey: CryptoKey | Uint8Array;
}

/** Returns the key that `server` signs with. Only a thief has it; tests make tokens with exactly one fault. */
export async function signerOf({ runtime }: TestServer): Promise<Signer & { publicJwk: JWK }> {
  const context = await runtime.auth.$context;
  const { keys } = await runtime.auth.api.getJwks();
  const stored = await context.adapter.findOne<{ id: string; privateKey: string }>({
    model: "jwks",
    where: [{ field: "id", value: keys[0]?.kid ?? "" }],
  });
  if (stored === null || keys[0] === undefined) throw new Error("There is no signing key.");
  const privateJwk: JWK = JSON.parse(
    await symmetricDecrypt({ key: context.secretConfig, data: JSON.parse(stored.privateKey) }),
  );
  const algorithm = "EdDSA";
  return {
    kid: stored.id,
    algorithm,
    privateKey: await importJWK(privateJwk, algorithm),
    publicJwk: { ...keys[0] },
  };
}

/** Returns a signer that no verifier knows. */
export async function newSigner(kid: string, algorithm = "EdDSA"): Promise<Signer & { publicKey: CryptoKey }> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  return { kid, algorithm, privateKey, publicKey };
}

/** Signs `claims` unchanged and unchecked. */
export function mint(signer: Signer, claims: JWTPayload, header: Record<string, unknown> = {}): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: signer.algorithm, kid: signer.kid, ...header })
    .sign(signer.privateKey);
}

/** Returns the claims of a user's Bearer token. */
export function claimsOf({ token }: Pick<Person, "token">): JWTPayload {
  return decodeJwt(token);
}

/** Returns the seconds since 1970, `offset` from now. */
export function secondsFromNow(offset: number): number {
  return Math.floor(Date.now() / 1000) + offset;
}
