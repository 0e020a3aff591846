import { generateKeyPairSync, type JsonWebKey } from "node:crypto";
import { accepted, damagedSignatures, goodClaims, refused, writeCompact, type KeyVector, type Vector } from "./compact";
import * as curve from "./edwards25519";
import { headerOf, type VectorKey } from "./keys";

const signatureOf = (r: Uint8Array, s: bigint) => Buffer.concat([r, curve.encodeInteger(s)]);

/** EdDSA: what RFC 8032 §5.1.7 refuses, and what verifiers are known to disagree about. */
export function edVectors(key: VectorKey): Vector[] {
  const { d = "", x = "" } = key.privateKey.export({ format: "jwk" });
  const { scalar, prefix } = curve.expandSeed(Buffer.from(d, "base64url"));
  const publicKey = Buffer.from(x, "base64url");
  const token = (sign: (input: Buffer) => Uint8Array) => writeCompact(headerOf(key), goodClaims(), sign);
  /** Signs with a commitment that differs from the right one by `shift`, encoded by `encode`. */
  const signWith =
    (shift: curve.Point, encode = curve.encodePoint, domain: Uint8Array = Buffer.alloc(0)) =>
    (input: Buffer) => {
      const nonce = curve.hashToScalar(domain, prefix, input);
      const r = encode(curve.add(curve.multiply(nonce, curve.basePoint), shift));
      const s = (nonce + curve.hashToScalar(domain, r, publicKey, input) * scalar) % curve.groupOrder;
      return signatureOf(r, s);
    };
  const good = token(key.sign);
  const s = curve.decodeInteger(Buffer.from(good.slice(good.lastIndexOf(".") + 1), "base64url").subarray(32));
  const r = Buffer.from(good.slice(good.lastIndexOf(".") + 1), "base64url").subarray(0, 32);
  const withSignature = (bytes: Uint8Array) =>
    good.slice(0, good.lastIndexOf(".") + 1) + Buffer.from(bytes).toString("base64url");
  const scalars: [string, bigint][] = [
    ["0", 0n],
    ["1", 1n],
    ["L - 1", curve.groupOrder - 1n],
    ["L", curve.groupOrder],
    ["L + 1", curve.groupOrder + 1n],
    ["2^252", 2n ** 252n],
    ["2^253", 2n ** 253n],
    ["2^255 - 1", 2n ** 255n - 1n],
    ["L - S", curve.groupOrder - s],
    ["S with its highest bit", s | (1n << 255n)],
    ["S of the next", s + 1n],
  ];
  const commitments: [string, Buffer][] = [
    ["zeros", Buffer.alloc(32)],
    ["ones", Buffer.alloc(32, 0xff)],
    ["the public key", publicKey],
    ["the field's prime", curve.encodeInteger(curve.fieldPrime)],
    ["the prime and one", curve.encodeInteger(curve.fieldPrime + 1n)],
    ["two, which is on no curve", curve.encodeInteger(2n)],
    ...curve
      .smallOrderPoints()
      .map((point, order): [string, Buffer] => [`small-order point ${order}`, curve.encodePoint(point)]),
  ];
  return [
    accepted("a signature of Node.js", good),
    accepted("a signature by hand", token(signWith(curve.identity))),
    ...Array.from({ length: 15 }, (_, times) =>
      refused(
        `S + ${times + 1} L, the same number to whoever does not look`,
        withSignature(signatureOf(r, s + BigInt(times + 1) * curve.groupOrder)),
      ),
    ),
    ...scalars.map(([name, value]) => refused(`${name} in the place of S`, withSignature(signatureOf(r, value)))),
    ...commitments.flatMap(([name, bytes]) => [
      refused(`${name} in the place of R`, withSignature(Buffer.concat([bytes, curve.encodeInteger(s)]))),
      refused(`${name} in the place of R, and S 0`, withSignature(signatureOf(bytes, 0n))),
    ]),
    ...curve
      .smallOrderPoints()
      .slice(1)
      .map((point, order) =>
        refused(`R off by small-order point ${order + 1}, right but for the cofactor`, token(signWith(point))),
      ),
    refused(
      "R with its sign turned, hashed as it stands",
      token(signWith(curve.identity, (point) => turnSign(curve.encodePoint(point)))),
    ),
    ...["SigEd25519 no Ed25519 collisions\u0001\u0000", "SigEd25519 no Ed25519 collisions\u0000\u0000"].map((domain) =>
      refused(
        "signed as Ed25519ph or Ed25519ctx",
        token(signWith(curve.identity, curve.encodePoint, Buffer.from(domain, "latin1"))),
      ),
    ),
    refused(
      "signed by another key",
      token(signerWith(generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }))),
    ),
    ...damagedSignatures(good),
  ];
}

/** Public keys with which anyone can sign, or that can be encoded in two ways. */
export function edKeyVectors(good: JsonWebKey): KeyVector[] {
  const keyOf = (bytes: Uint8Array): JsonWebKey => ({
    kty: "OKP",
    crv: "Ed25519",
    x: Buffer.from(bytes).toString("base64url"),
  });
  const nonCanonical = Array.from({ length: 19 }, (_, y) => curve.encodeInteger(curve.fieldPrime + BigInt(y)));
  const small = curve.smallOrderPoints().map(curve.encodePoint);
  return [
    { name: "an Ed25519 key", jwk: good, isUsable: true },
    ...small.map((bytes, order) => ({ name: `small-order point ${order}`, jwk: keyOf(bytes), isUsable: false })),
    ...small.map((bytes, order) => ({
      name: `small-order point ${order}, its sign turned`,
      jwk: keyOf(turnSign(bytes)),
      isUsable: false,
    })),
    ...nonCanonical.flatMap((bytes, y) => [
      { name: `p + ${y}, a second way to write ${y}`, jwk: keyOf(bytes), isUsable: false },
      { name: `p + ${y} with a sign`, jwk: keyOf(turnSign(bytes)), isUsable: false },
    ]),
    ...[0, 31, 33].map((length) => ({ name: `${length} bytes`, jwk: keyOf(Buffer.alloc(length, 3)), isUsable: false })),
    { name: "ones", jwk: keyOf(Buffer.alloc(32, 0xff)), isUsable: false },
  ];
}

/** Tokens that need no private key if the issuer's key is the identity: R is the identity too, and S is 0. */
export function forgedForSmallOrder(kid: string): string {
  return writeCompact({ alg: "EdDSA", kid }, goodClaims(), () => signatureOf(curve.encodePoint(curve.identity), 0n));
}

function turnSign(bytes: Uint8Array): Buffer {
  const turned = Buffer.from(bytes);
  turned[31] = (turned[31] ?? 0) ^ 0x80;
  return turned;
}

function signerWith({ d = "", x = "" }: JsonWebKey) {
  const { scalar, prefix } = curve.expandSeed(Buffer.from(d, "base64url"));
  return (input: Buffer) => {
    const nonce = curve.hashToScalar(prefix, input);
    const r = curve.encodePoint(curve.multiply(nonce, curve.basePoint));
    return signatureOf(
      r,
      (nonce + curve.hashToScalar(r, Buffer.from(x, "base64url"), input) * scalar) % curve.groupOrder,
    );
  };
}
