import { createHmac, timingSafeEqual } from "node:crypto";

/** Better Auth signs the value of a cookie as `value.signature`, the signature being HMAC-SHA-256 in base64. */
const signed = /^(.+)\.([A-Za-z0-9+/]{43}=)$/;

/** Headers in which every cookie of ours counts that any of the secrets has signed. */
export type AcceptOlderSignatures = (headers: Headers) => Headers;

/**
 * Better Auth checks a cookie against the newest secret only, so that a new one would sign everybody out. This signs anew, on their way in, the cookies
 * that an older secret has signed. The browser gets them signed by the newest as soon as its session is next extended.
 * @param secrets newest first
 */
export function acceptOlderSignatures([newest, ...older]: string[]): AcceptOlderSignatures {
  if (newest === undefined || older.length === 0) return (headers) => headers;

  const renew = (pair: string): string => {
    const [name, encoded] = splitOnce(pair, "=");
    const [, value, signature] = signed.exec(decode(encoded)) ?? [];
    if (!name.includes("better-auth.") || value === undefined || signature === undefined) return pair;
    const isOlder =
      !isSignedBy(newest, value, signature) && older.some((secret) => isSignedBy(secret, value, signature));
    return isOlder ? `${name}=${encodeURIComponent(`${value}.${sign(newest, value)}`)}` : pair;
  };

  return (headers) => {
    const cookie = headers.get("cookie");
    if (cookie === null) return headers;
    const renewed = new Headers(headers);
    renewed.set(
      "cookie",
      cookie
        .split(";")
        .map((pair) => renew(pair.trim()))
        .join("; "),
    );
    return renewed;
  };
}

const sign = (secret: string, value: string) => createHmac("sha256", secret).update(value).digest("base64");

function isSignedBy(secret: string, value: string, signature: string): boolean {
  return timingSafeEqual(Buffer.from(sign(secret, value)), Buffer.from(signature));
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "";
  }
}
