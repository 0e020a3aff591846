import { generateKeyPairSync, sign, type JsonWebKey } from "node:crypto";
import { accepted, damagedSignatures, goodClaims, refused, writeCompact, type KeyVector, type Vector } from "./compact";
import { headerOf, type VectorKey } from "./keys";

const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;
const encode = (value: bigint) => Buffer.from(value.toString(16).padStart(64, "0"), "hex");
const decode = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);

/** Edge values of r and s, after CVE-2022-21449. */
const edges: [string, bigint][] = [
  ["0", 0n],
  ["1", 1n],
  ["2", 2n],
  ["n - 1", order - 1n],
  ["n", order],
  ["n + 1", order + 1n],
  ["p - n", prime - order],
  ["p - 1", prime - 1n],
  ["p", prime],
  ["2^256 - 1", 2n ** 256n - 1n],
];

/**
 * ES256. A signature whose s is in the upper half is accepted, as FIPS 186-5 §6.4.2 allows and as half of all signatures are: nothing
 * here is keyed by the text of a token, so two spellings of one do no harm.
 */
export function ecVectors(key: VectorKey): Vector[] {
  const token = (signer: (input: Buffer) => Uint8Array) => writeCompact(headerOf(key), goodClaims(), signer);
  const good = token(key.sign);
  const at = good.lastIndexOf(".") + 1;
  const signature = Buffer.from(good.slice(at), "base64url");
  const withSignature = (...parts: Uint8Array[]) => good.slice(0, at) + Buffer.concat(parts).toString("base64url");
  const [first, second] = [signature.subarray(0, 32), signature.subarray(32)];
  const [r, s] = [decode(first), decode(second)];
  const der = (input: Buffer) => sign("sha256", input, { key: key.privateKey, dsaEncoding: "der" });
  const wide = (bytes: Uint8Array) => Buffer.concat([Buffer.alloc(16), bytes]);
  const hash = (name: string) => (input: Buffer) =>
    sign(name, input, { key: key.privateKey, dsaEncoding: "ieee-p1363" });
  return [
    accepted("a signature of Node.js", good),
    accepted("n - s, the other half", withSignature(first, encode(order - s))),
    ...Array.from({ length: 40 }, (_, index) => accepted(`signature ${index + 2}`, token(key.sign))),
    ...edges.flatMap(([name, value]) => [
      refused(`r ${name}`, withSignature(encode(value), second)),
      refused(`s ${name}`, withSignature(first, encode(value))),
    ]),
    ...edges.flatMap(([name, value]) =>
      edges.map(([other, more]) => refused(`r ${name}, s ${other}`, withSignature(encode(value), encode(more)))),
    ),
    refused("n - r", withSignature(encode(order - r), second)),
    refused("r and s exchanged", withSignature(second, first)),
    ...Array.from({ length: 8 }, () => refused("in DER", token(der))),
    refused("in 48 bytes each, as for P-384", withSignature(wide(first), wide(second))),
    refused("in 66 bytes each, as for P-521", withSignature(Buffer.alloc(34), first, Buffer.alloc(34), second)),
    ...["sha1", "sha384", "sha512", "sha3-256"].map((name) => refused(`over ${name}`, token(hash(name)))),
    refused(
      "by another key",
      token((input) =>
        sign("sha256", input, {
          key: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
          dsaEncoding: "ieee-p1363",
        }),
      ),
    ),
    refused(
      "on another curve",
      token((input) =>
        sign("sha256", input, {
          key: generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey,
          dsaEncoding: "ieee-p1363",
        }),
      ),
    ),
    ...damagedSignatures(good),
  ];
}

/** Points that are on no curve, on another one, or at infinity. */
export function ecKeyVectors(good: JsonWebKey): KeyVector[] {
  const text = (value: bigint) => encode(value).toString("base64url");
  const { x = "", y = "" } = good;
  const keyOf = (changes: JsonWebKey): JsonWebKey => ({ kty: "EC", crv: "P-256", x, y, ...changes });
  const ordinate = decode(Buffer.from(y, "base64url"));
  const { x: otherX = "", y: otherY = "" } = generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey.export({
    format: "jwk",
  });
  const bad: [string, JsonWebKey][] = [
    ["beside the curve", { y: text(ordinate ^ 1n) }],
    ["exchanged coordinates", { x: y, y: x }],
    ["0, 0", { x: text(0n), y: text(0n) }],
    ["0, 1", { x: text(0n), y: text(1n) }],
    ["a coordinate of p", { x: text(prime) }],
    ["a coordinate above p", { y: text(2n ** 256n - 1n) }],
    ["of secp256k1, said to be P-256", { x: otherX, y: otherY }],
    ["without y", { y: "" }],
    ["with a short x", { x: x.slice(0, 20) }],
    ["named P-384", { crv: "P-384" }],
    ["named secp256k1", { crv: "secp256k1" }],
    ["named p-256", { crv: "p-256" }],
  ];
  return [
    { name: "a P-256 key", jwk: good, isUsable: true },
    ...bad.map(([name, changes]) => ({ name, jwk: keyOf(changes), isUsable: false })),
  ];
}
