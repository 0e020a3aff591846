import type { JsonWebKey } from "node:crypto";

/** A token, and whether the verifier must accept it. */
export interface Vector {
  /** What is wrong or unusual about it. */
  name: string;
  token: string;
  isValid: boolean;
}

/** A key as a key set publishes it, and whether it may be used. */
export interface KeyVector {
  name: string;
  jwk: JsonWebKey;
  isUsable: boolean;
}

export type Sign = (input: Buffer) => Uint8Array;

/** The issuer of all vectors, and their audience. */
export const vectorOrigin = "https://keel.example";
/** The secret of its services. */
export const serviceSecret = "a secret of thirty-two bytes, or more";

/** Seconds since 1970. */
export const now = () => Math.floor(Date.now() / 1000);

/** Returns the claims of a valid Bearer token. */
export function goodClaims(): Record<string, unknown> {
  return {
    sub: "0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f",
    email: "ada@example.com",
    name: "Ada",
    role: "user",
    sid: "0193a3b2-6f6e-7c3a-9d0e-000000000001",
    iss: vectorOrigin,
    aud: vectorOrigin,
    iat: now(),
    exp: now() + 600,
  };
}

/** Returns the claims of a valid service token. */
export function serviceClaims(): Record<string, unknown> {
  const { sub, iat, exp } = goodClaims();
  return { sub, iat, exp, iss: `${vectorOrigin}/service`, aud: `${vectorOrigin}/api` };
}

/** A part of a token: text and bytes unchanged, anything else as JSON. */
export type Part = string | Uint8Array | object | number | boolean | null;

export function encodePart(part: Part): string {
  const content = typeof part === "string" || part instanceof Uint8Array ? part : JSON.stringify(part);
  return Buffer.from(content).toString("base64url");
}

/** Returns the compact serialization (RFC 7515 §7.1) of `header` and `payload`, signed unchanged. */
export function writeCompact(header: Part, payload: Part, sign: Sign): string {
  const input = `${encodePart(header)}.${encodePart(payload)}`;
  return `${input}.${Buffer.from(sign(Buffer.from(input))).toString("base64url")}`;
}

export const accepted = (name: string, token: string): Vector => ({ name, token, isValid: true });
export const refused = (name: string, token: string): Vector => ({ name, token, isValid: false });

/** Damages the signature in every way that does not depend on the algorithm; `stride` is the distance between flipped bits. */
export function damagedSignatures(token: string, stride = 1): Vector[] {
  const at = token.lastIndexOf(".") + 1;
  const signature = Buffer.from(token.slice(at), "base64url");
  const withSignature = (bytes: Uint8Array) => token.slice(0, at) + Buffer.from(bytes).toString("base64url");
  const flips = Array.from({ length: Math.ceil((signature.length * 8) / stride) }, (_, index) => {
    const bit = index * stride;
    const bytes = Buffer.from(signature);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    return refused(`bit ${bit} of the signature turned`, withSignature(bytes));
  });
  const lengths = Array.from({ length: Math.min(signature.length, 64) }, (_, length) =>
    refused(`a signature cut to ${length} bytes`, withSignature(signature.subarray(0, length))),
  );
  const others = [
    ["a byte more in front", Buffer.concat([Buffer.alloc(1), signature])],
    ["a byte more at the end", Buffer.concat([signature, Buffer.alloc(1)])],
    ["the signature twice", Buffer.concat([signature, signature])],
    ["nothing but zeros", Buffer.alloc(signature.length)],
    ["nothing but ones", Buffer.alloc(signature.length, 0xff)],
    ["the bytes in reverse", signature.toReversed()],
    [
      "its two halves exchanged",
      Buffer.concat([signature.subarray(signature.length / 2), signature.subarray(0, signature.length / 2)]),
    ],
  ] as const;
  return [
    ...flips,
    ...lengths,
    ...others.map(([name, bytes]) => refused(`the signature: ${name}`, withSignature(bytes))),
  ];
}
