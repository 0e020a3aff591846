import { exportJWK, generateKeyPair, type JWK } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { algorithms, readKeySet, sharedKey } from "./verification-key";

let ed: JWK;
let ec: JWK;
let rsa: JWK;
let privateEd: JWK;

beforeAll(async () => {
  const pair = await generateKeyPair("EdDSA", { extractable: true });
  [ed, privateEd] = await Promise.all([exportJWK(pair.publicKey), exportJWK(pair.privateKey)]);
  ec = await exportJWK((await generateKeyPair("ES256", { extractable: true })).publicKey);
  rsa = await exportJWK((await generateKeyPair("RS256", { extractable: true })).publicKey);
});

const read = (keys: unknown[], allowed: Parameters<typeof readKeySet>[1] = algorithms) => readKeySet({ keys }, allowed);
const kidsOf = async (keys: unknown[]) => (await read(keys)).map(({ kid }) => kid);

describe("a key set", () => {
  test("gives each key the one algorithm that the issuer is allowed and the key is for", async () => {
    const keys = [
      { ...ed, kid: "ed" },
      { ...ec, kid: "ec" },
      { ...rsa, kid: "rs" },
      { ...rsa, kid: "ps", alg: "PS256" },
    ];
    const algorithmsOf = (await read(keys)).map(({ kid, algorithm }) => [kid, algorithm]);
    expect(algorithmsOf).toEqual([
      ["ed", "EdDSA"],
      ["ec", "ES256"],
      ["rs", "RS256"],
      ["ps", "PS256"],
    ]);
    expect((await read(keys, ["ES256"])).map(({ kid }) => kid)).toEqual(["ec"]);
    expect((await read([{ ...ed, kid: "new", alg: "Ed25519" }]))[0]?.algorithm).toBe("EdDSA");
  });

  test("leaves out keys that are for something else", async () => {
    const keys = [
      { ...ed, kid: "encryption", use: "enc" },
      { ...ed, kid: "signing only", key_ops: ["sign"] },
      { ...ed, kid: "other algorithm", alg: "ES256" },
      { ...ec, kid: "unknown algorithm", alg: "ES256K" },
      { ...ed, kid: "good", use: "sig", key_ops: ["verify"] },
    ];
    expect(await kidsOf(keys)).toEqual(["good"]);
  });

  test("leaves out private keys, for what is published is no secret", async () => {
    expect(
      await kidsOf([
        { ...privateEd, kid: "private" },
        { ...ed, kid: "good" },
      ]),
    ).toEqual(["good"]);
  });

  test.each([
    { kty: "oct", kid: "shared", k: Buffer.alloc(32, 7).toString("base64url"), alg: "HS256" },
    { kty: "oct", kid: "weak", k: "AA" },
    { kty: "OKP", crv: "Ed25519", x: "", kid: "both", k: "AA" },
  ])("is refused whole when symmetric and public keys are mixed in it: $kid", async (shared) => {
    expect(await kidsOf([{ ...ed, kid: "good" }, shared])).toEqual([]);
    expect(await kidsOf([shared])).toEqual([]);
  });

  test("leaves out weak RSA keys: below 2048 bits, or with an exponent below 65537", async () => {
    const short = Buffer.concat([Buffer.from([0x7f]), Buffer.alloc(254, 0xff)]).toString("base64url");
    const padded = Buffer.concat([Buffer.alloc(200), Buffer.alloc(128, 0xff)]).toString("base64url");
    const keys = [
      { ...rsa, kid: "short", n: short },
      { ...rsa, kid: "padded", n: padded },
      { ...rsa, kid: "exponent 3", e: "Aw" },
      { ...rsa, kid: "no exponent", e: undefined },
      { ...rsa, kid: "good" },
    ];
    expect(await kidsOf(keys)).toEqual(["good"]);
  });

  test("leaves out all keys that share a name", async () => {
    expect(
      await kidsOf([
        { ...ed, kid: "twice" },
        { ...ec, kid: "twice" },
        { ...rsa, kid: "once" },
      ]),
    ).toEqual(["once"]);
    expect(
      await kidsOf([
        { ...ed, kid: "twice" },
        { ...ed, kid: "twice", use: "enc" },
      ]),
    ).toEqual([]);
  });

  test.each([
    undefined,
    null,
    5,
    "keys",
    [],
    {},
    { keys: null },
    { keys: {} },
    { keys: [null, 1, "x", {}, { kty: "OKP" }, { kty: "EC", crv: "P-256", x: "!", y: "" }] },
  ])("that is no key set (%j) holds no key, and does no harm", async (set) => {
    expect(await readKeySet(set, algorithms)).toEqual([]);
  });
});

test("a shared secret counts from 32 bytes on", () => {
  expect(sharedKey("x".repeat(31))).toBeUndefined();
  expect(sharedKey("x".repeat(32))?.algorithm).toBe("HS256");
});
