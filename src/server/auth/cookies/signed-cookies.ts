import { createHmac, timingSafeEqual } from "node:crypto";

/** Better Auth signs the value of a cookie as `value.signature`, the signature being HMAC-SHA-256 in base64. */
const signed = /^(.+)\.([A-Za-z0-9+/]{43}=)$/;

export interface CookieSigner {
  /** Returns the signed value; `undefined` when none of the secrets signed it, or when it is not in canonical encoding. */
  open: (cookie: string | undefined) => string | undefined;
  /** Returns the cookie that holds `value`, signed with the newest secret. */
  sign: (value: string) => string;
}

/**
 * Creates a signer that signs and verifies cookies as Better Auth does. Better Auth checks only the newest secret, so a new one would sign all users
 * out. A cookie signed with an older secret is verified here and signed again. The browser gets it when its session is next renewed.
 */
export function createCookieSigner(newest: string, older: readonly string[] = []): CookieSigner {
  const secrets = [newest, ...older];
  return {
    open: (cookie) => {
      const [, value, signature] = signed.exec(decodeCanonical(cookie)) ?? [];
      if (value === undefined || signature === undefined) return undefined;
      return secrets.some((secret) => isSignedBy(secret, value, signature)) ? value : undefined;
    },
    sign: (value) => encodeURIComponent(`${value}.${signatureOf(newest, value)}`),
  };
}

const signatureOf = (secret: string, value: string) => createHmac("sha256", secret).update(value).digest("base64");

function isSignedBy(secret: string, value: string, signature: string): boolean {
  return timingSafeEqual(Buffer.from(signatureOf(secret, value)), Buffer.from(signature));
}

/** Returns the decoded text; empty when its encoding is not canonical, because one value has one spelling. */
function decodeCanonical(encoded = ""): string {
  try {
    const text = decodeURIComponent(encoded);
    return encodeURIComponent(text) === encoded ? text : "";
  } catch {
    return "";
  }
}
