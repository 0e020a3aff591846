import { createHmac, timingSafeEqual } from "node:crypto";

/** Better Auth signs the value of a cookie as `value.signature`, the signature being HMAC-SHA-256 in base64. */
const signed = /^(.+)\.([A-Za-z0-9+/]{43}=)$/;

export interface CookieSigner {
  /** Returns what was signed; `undefined` when none of the secrets did, or when it is not spelled as `sign` spells it. */
  open: (cookie: string | undefined) => string | undefined;
  /** Returns the cookie that holds `value`, signed with the newest secret. */
  sign: (value: string) => string;
}

/**
 * Signs and opens cookies as Better Auth does. It checks them against the newest secret only, so a new one would sign everybody out: what an older one
 * has signed is opened here and signed anew on its way in. The browser gets the new signature as soon as its session is next renewed.
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

/** Returns the text, or nothing when it could have been encoded otherwise: one value has one spelling. */
function decodeCanonical(encoded = ""): string {
  try {
    const text = decodeURIComponent(encoded);
    return encodeURIComponent(text) === encoded ? text : "";
  } catch {
    return "";
  }
}
