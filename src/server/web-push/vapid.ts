import { type KeyObject, sign } from "node:crypto";

/** The key by which push services know this installation. */
export interface PushKey {
  /** An uncompressed point of P-256 in base64url, as browsers take it. */
  publicKey: string;
  privateKey: KeyObject;
}

/** In seconds. RFC 8292 allows up to a day. */
const lifetime = 12 * 3600;

/**
 * Returns the `Authorization` header that tells a push service who sends (VAPID, RFC 8292).
 * @param input.contact where its operator reaches that of this installation: `mailto:` or `https:`
 * @param input.now milliseconds since 1970
 */
export function vapidHeader(
  { publicKey, privateKey }: PushKey,
  { endpoint, contact, now }: { endpoint: string; contact: string; now: number },
): string {
  const claims = { aud: new URL(endpoint).origin, exp: Math.floor(now / 1000) + lifetime, sub: contact };
  const content = `${encode({ typ: "JWT", alg: "ES256" })}.${encode(claims)}`;
  const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `vapid t=${content}.${signature.toString("base64url")}, k=${publicKey}`;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
