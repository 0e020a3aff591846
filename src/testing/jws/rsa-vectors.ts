import { constants, createHash, generateKeyPairSync, privateEncrypt, sign, type KeyObject } from "node:crypto";
import { accepted, damagedSignatures, goodClaims, refused, writeCompact, type Vector } from "./compact";
import { headerOf, signPss, type VectorKey } from "./keys";

const modulusBytes = 256;
const digestOf = (input: Buffer, name = "sha256") => createHash(name).update(input).digest();
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
/** The prefix of a SHA-256 in a DigestInfo (RFC 8017 §9.2). */
const digestInfo = hex("3031300d060960864801650304020105000420");

/** The parts of an encoded message of PKCS #1 v1.5, in order. */
interface Encoded {
  start: Buffer;
  filling: Buffer;
  separator: Buffer;
  content: Buffer;
}

/** Returns the encoding of `input` (RFC 8017 §9.2), with `change` applied to its parts. */
function encodeMessage(input: Buffer, change: (parts: Encoded, digest: Buffer) => Partial<Encoded>): Buffer {
  const digest = digestOf(input);
  const content = Buffer.concat([digestInfo, digest]);
  const right = {
    start: hex("0001"),
    filling: Buffer.alloc(modulusBytes - content.length - 3, 0xff),
    separator: hex("00"),
    content,
  };
  const parts = { ...right, ...change(right, digest) };
  const { start, filling, separator } = parts;
  // Shorter or longer content moves the border, as a verifier that reads from the front allows.
  const room = modulusBytes - start.length - separator.length - parts.content.length;
  const filled = filling.length === right.filling.length ? Buffer.alloc(Math.max(0, room), filling) : filling;
  return Buffer.concat([start, filled, separator, parts.content, Buffer.alloc(modulusBytes)]).subarray(0, modulusBytes);
}

const withInfo = (info: string) => (_parts: Encoded, digest: Buffer) => ({
  content: Buffer.concat([hex(info), digest]),
});
const withFilling =
  (length: number) =>
  ({ content }: Encoded) => ({
    filling: Buffer.alloc(length, 0xff),
    content: Buffer.concat([content, Buffer.alloc(modulusBytes - content.length - length - 3, 0x5a)]),
  });

const encodings: Record<string, (parts: Encoded, digest: Buffer) => Partial<Encoded>> = {
  "block type 0": () => ({ start: hex("0000") }),
  "block type 2": () => ({ start: hex("0002") }),
  "a first byte that is not 0": () => ({ start: hex("0101") }),
  "no first bytes": () => ({ start: hex("ffff") }),
  "a filling of zeros": ({ filling }) => ({ filling: Buffer.alloc(filling.length) }),
  "a filling of other bytes": ({ filling }) => ({ filling: Buffer.alloc(filling.length, 0x5a) }),
  "a filling whose first byte is another": ({ filling }) => ({
    filling: Buffer.concat([hex("fe"), filling.subarray(1)]),
  }),
  "a filling whose last byte is another": ({ filling }) => ({
    filling: Buffer.concat([filling.subarray(1), hex("fe")]),
  }),
  "a separator that is not 0": () => ({ separator: hex("01") }),
  "no separator": () => ({ separator: Buffer.alloc(0) }),
  "two separators": () => ({ separator: hex("0000") }),
  "no NULL (RFC 8017 lets it be absent in the past, RFC 7518 does not)": withInfo(
    "302f300b0609608648016503040201 0420",
  ),
  "a NULL with content": withInfo("3032300e06096086480165030402010501000420"),
  "an OID of SHA-1": withInfo("302d300906052b0e03021a05000420"),
  "an OID of SHA-384": withInfo("3031300d060960864801650304020205000420"),
  "an OID of SHA-512": withInfo("3031300d060960864801650304020305000420"),
  "an OID that does not exist": withInfo("3031300d06096086480165030402ff05000420"),
  "a length in the long form": withInfo("308131300d060960864801650304020105000420"),
  "a digest's length in the long form": withInfo("3032300d06096086480165030402010500048120"),
  "an indefinite length": withInfo("3080300d060960864801650304020105000420"),
  "a length too small": withInfo("3030300d060960864801650304020105000420"),
  "a length too large": withInfo("3032300d060960864801650304020105000420"),
  "a digest's length too small": withInfo("3031300d06096086480165030402010500041f"),
  "a digest's length too large": withInfo("3031300d060960864801650304020105000421"),
  "another tag for the sequence": withInfo("3131300d060960864801650304020105000420"),
  "another tag for the digest": withInfo("3031300d060960864801650304020105000320"),
  "the digest alone": (_parts, digest) => ({ content: digest }),
  "no digest": () => ({ content: digestInfo }),
  "a digest of zeros": () => ({ content: Buffer.concat([digestInfo, Buffer.alloc(32)]) }),
  "a byte after the digest": ({ content }) => ({ content: Buffer.concat([content, hex("00")]) }),
  "the digest backwards": (_parts, digest) => ({ content: Buffer.concat([digestInfo, digest.toReversed()]) }),
  "the digest twice": ({ content }, digest) => ({ content: Buffer.concat([content, digest]) }),
};

/** RS256: encodings that a lenient verifier accepts (Bleichenbacher 2006, CVE-2014-1568), made with the real key. */
export function rs256Vectors(key: VectorKey): Vector[] {
  const token = (signer: (input: Buffer) => Uint8Array) => writeCompact(headerOf(key), goodClaims(), signer);
  const good = token(key.sign);
  const raw = (change: (parts: Encoded, digest: Buffer) => Partial<Encoded>) =>
    token((input) => applyPrivateKey(key.privateKey, encodeMessage(input, change)));
  return [
    accepted("a signature of Node.js", good),
    accepted(
      "a signature by hand",
      raw(() => ({})),
    ),
    ...Object.entries(encodings).map(([name, change]) => refused(name, raw(change))),
    ...[0, 1, 7, 8, 9, 64, 128].map((length) =>
      refused(`${length} bytes of filling and garbage behind the digest`, raw(withFilling(length))),
    ),
    ...["sha1", "sha224", "sha384", "sha512"].map((name) =>
      refused(
        `over ${name}`,
        token((input) => sign(name, input, key.privateKey)),
      ),
    ),
    refused(
      "as PS256",
      token((input) => signPss(input, key.privateKey, 32)),
    ),
    ...numbersAround(key, good),
    ...damagedSignatures(good, 16),
  ];
}

/** PS256 (RFC 7518 §3.5): a salt as long as the hash, the same hash in its mask, the right end. */
export function ps256Vectors(key: VectorKey): Vector[] {
  const token = (signer: (input: Buffer) => Uint8Array) => writeCompact(headerOf(key), goodClaims(), signer);
  const good = token(key.sign);
  const salts = [0, 1, 8, 16, 20, 28, 31, 33, 40, 48, 64, 128, 221, 222];
  const raw = (options: PssOptions) => token((input) => applyPrivateKey(key.privateKey, encodePss(input, options)));
  const wrong: [string, PssOptions][] = [
    ["SHA-1 in its mask", { maskHash: "sha1" }],
    ["SHA-512 in its mask", { maskHash: "sha512" }],
    ["another end", { end: 0xcc }],
    ["an end of 0", { end: 0 }],
    ["a first bit that is set", { firstBits: 0x80 }],
    ["a separator of 2", { separator: 2 }],
    ["a separator of 0", { separator: 0 }],
    ["a filling that is not 0", { filling: 1 }],
    ["a salt that is not the one hashed", { hashedSalt: 1 }],
    ["SHA-512 of the message", { messageHash: "sha512" }],
    ["without the eight zeros", { zeros: 0 }],
  ];
  return [
    accepted("a signature of Node.js", good),
    accepted("a signature by hand", raw({})),
    ...salts.map((length) =>
      refused(
        `a salt of ${length} bytes`,
        token((input) => signPss(input, key.privateKey, length)),
      ),
    ),
    ...wrong.map(([name, options]) => refused(name, raw(options))),
    refused(
      "as RS256",
      token((input) => sign("sha256", input, key.privateKey)),
    ),
    ...numbersAround(key, good),
    ...damagedSignatures(good, 16),
  ];
}

/** Signatures that are another number of the same residue, or a power of the signature. */
function numbersAround(key: VectorKey, good: string): Vector[] {
  const at = good.lastIndexOf(".") + 1;
  const modulus = BigInt(`0x${Buffer.from(key.jwk.n ?? "", "base64url").toString("hex")}`);
  const signature = BigInt(`0x${Buffer.from(good.slice(at), "base64url").toString("hex")}`);
  const written = (value: bigint) => {
    const digits = value.toString(16);
    const even = digits.padStart(Math.max(modulusBytes * 2, digits.length + (digits.length % 2)), "0");
    return good.slice(0, at) + Buffer.from(even, "hex").toString("base64url");
  };
  const values: [string, bigint][] = [
    ["0", 0n],
    ["1", 1n],
    ["n - 1", modulus - 1n],
    ["n", modulus],
    ["n + 1", modulus + 1n],
    ["s + n", signature + modulus],
    ["s + 256 n", signature + 256n * modulus],
    ["n - s", modulus - signature],
  ];
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const other =
    key.algorithm === "PS256"
      ? (input: Buffer) => signPss(input, stranger, 32)
      : (input: Buffer) => sign("sha256", input, stranger);
  return [
    ...values.map(([name, value]) => refused(`the number ${name} as signature`, written(value))),
    refused("by another key", writeCompact(headerOf(key), goodClaims(), other)),
  ];
}

interface PssOptions {
  maskHash?: string;
  messageHash?: string;
  end?: number;
  firstBits?: number;
  separator?: number;
  filling?: number;
  hashedSalt?: number;
  zeros?: number;
}

/** EMSA-PSS (RFC 8017 §9.1.1) with one change. */
function encodePss(input: Buffer, options: PssOptions): Buffer {
  const { maskHash = "sha256", messageHash = "sha256", end = 0xbc, firstBits = 0 } = options;
  const { separator = 1, filling = 0, hashedSalt = 7, zeros = 8 } = options;
  const hash = digestOf(
    Buffer.concat([Buffer.alloc(zeros), digestOf(input, messageHash), Buffer.alloc(32, hashedSalt)]),
  );
  const block = Buffer.concat([
    Buffer.alloc(modulusBytes - 32 - 32 - 2, filling),
    Buffer.from([separator]),
    Buffer.alloc(32, 7),
  ]);
  const mask = maskOf(hash, block.length, maskHash);
  const masked = block.map((byte, at) => byte ^ (mask[at] ?? 0));
  masked[0] = ((masked[0] ?? 0) & 0x7f) | firstBits;
  return Buffer.concat([masked, hash, Buffer.from([end])]);
}

/** MGF1 (RFC 8017 §B.2.1). */
function maskOf(seed: Buffer, length: number, name: string): Buffer {
  const blocks = Array.from({ length: 16 }, (_, count) =>
    digestOf(Buffer.concat([seed, Buffer.from([0, 0, 0, count])]), name),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

function applyPrivateKey(key: KeyObject, encoded: Buffer): Buffer {
  try {
    return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded);
  } catch {
    // A number above the modulus has no signature.
    return Buffer.alloc(modulusBytes, 0x11);
  }
}
