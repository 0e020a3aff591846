import { createHmac, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from "node:crypto";
import { goodClaims, serviceSecret, type Sign } from "./compact";

export interface VectorKey {
  kid: string;
  algorithm: "EdDSA" | "ES256" | "RS256" | "PS256";
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: JsonWebKey;
  sign: Sign;
}

export interface VectorKeys {
  ed: VectorKey;
  ec: VectorKey;
  rs: VectorKey;
  ps: VectorKey;
}

const pssSaltLength = 32;

/** Creates a key of each kind that this installation can sign with. */
export function makeVectorKeys(): VectorKeys {
  const rsa = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
  const ed = generateKeyPairSync("ed25519");
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [rs, ps] = [rsa(), rsa()];
  return {
    ed: { ...named("ed", "EdDSA", ed), sign: (input) => sign(null, input, ed.privateKey) },
    ec: {
      ...named("ec", "ES256", ec),
      sign: (input) => sign("sha256", input, { key: ec.privateKey, dsaEncoding: "ieee-p1363" }),
    },
    rs: { ...named("rs", "RS256", rs), sign: (input) => sign("sha256", input, rs.privateKey) },
    ps: { ...named("ps", "PS256", ps), sign: (input) => signPss(input, ps.privateKey, pssSaltLength) },
  };
}

/** Signs with PS256, with a salt of any length. */
export function signPss(input: Buffer, key: KeyObject, saltLength: number): Buffer {
  // RSA_PKCS1_PSS_PADDING
  return sign("sha256", input, { key, padding: 6, saltLength });
}

export const signHmac: Sign = (input) => createHmac("sha256", serviceSecret).update(input).digest();

/** Returns a valid header for `key`. */
export const headerOf = ({ kid, algorithm }: VectorKey) => ({ alg: algorithm, kid });

/** Returns JSON with `member` inserted at the start of `value`. */
export const withMember = (member: string, value: object = goodClaims()) =>
  `{${member},${JSON.stringify(value).slice(1)}`;

function named<Algorithm extends VectorKey["algorithm"]>(
  kid: string,
  algorithm: Algorithm,
  { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject },
) {
  return {
    kid,
    algorithm,
    privateKey,
    publicKey,
    jwk: { ...publicKey.export({ format: "jwk" }), kid, alg: algorithm },
  };
}
