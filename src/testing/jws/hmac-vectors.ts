import { createHmac, type KeyObject } from "node:crypto";
import {
  accepted,
  damagedSignatures,
  goodClaims,
  refused,
  serviceClaims,
  serviceSecret,
  writeCompact,
  type Vector,
} from "./compact";
import { headerOf, signHmac, type VectorKey, type VectorKeys } from "./keys";

const signedWith =
  (key: Uint8Array | string, hash = "sha256") =>
  (input: Buffer) =>
    createHmac(hash, key).update(input).digest();

/** HS256: tags that are truncated or of another key. */
export function hmacVectors(): Vector[] {
  const token = (sign: (input: Buffer) => Uint8Array, header: object = { alg: "HS256" }) =>
    writeCompact(header, serviceClaims(), sign);
  const good = token(signHmac);
  const keys: [string, string | Uint8Array][] = [
    ["nothing", ""],
    ["a zero", Buffer.alloc(1)],
    ["32 zeros", Buffer.alloc(32)],
    ["the secret and a line end", `${serviceSecret}\n`],
    ["the secret without its last letter", serviceSecret.slice(0, -1)],
    ["the secret in capitals", serviceSecret.toUpperCase()],
    ["the secret as base64", Buffer.from(serviceSecret).toString("base64")],
    ["the secret from base64", Buffer.from(serviceSecret, "base64")],
    ["the issuer", "https://keel.example/service"],
    ["null", "null"],
    ["undefined", "undefined"],
    ["[object Object]", "[object Object]"],
  ];
  return [
    accepted("a token of a service", good),
    accepted("a token of a service that names a kid", token(signHmac, { alg: "HS256", kid: "any" })),
    ...keys.map(([name, key]) => refused(`by the key ${name}`, token(signedWith(key)))),
    ...["sha1", "sha384", "sha512"].map((hash) => refused(`over ${hash}`, token(signedWith(serviceSecret, hash)))),
    ...["HS384", "HS512"].map((alg, at) =>
      refused(`as ${alg}`, token(signedWith(serviceSecret, at === 0 ? "sha384" : "sha512"), { alg })),
    ),
    ...damagedSignatures(good),
  ];
}

/** A public key used as a secret, in every encoding, and every algorithm with every key. */
export function confusionVectors(keys: VectorKeys): Vector[] {
  const all = Object.values(keys);
  const others = (signer: VectorKey) => all.filter((other) => other !== signer);
  return [
    ...all.flatMap((key) => [
      ...publicBytes(key).flatMap(([form, bytes]) => [
        refused(
          `HS256 with the public ${key.algorithm} key as ${form}`,
          writeCompact({ alg: "HS256", kid: key.kid }, goodClaims(), signedWith(bytes)),
        ),
        refused(
          `HS256 with the public ${key.algorithm} key as ${form}, without kid`,
          writeCompact({ alg: "HS256" }, goodClaims(), signedWith(bytes)),
        ),
        refused(
          `HS256 for services with the public ${key.algorithm} key as ${form}`,
          writeCompact({ alg: "HS256", kid: key.kid }, serviceClaims(), signedWith(bytes)),
        ),
        refused(
          `${key.algorithm} in name, HS256 in fact, with ${form}`,
          writeCompact(headerOf(key), goodClaims(), signedWith(bytes)),
        ),
      ]),
      refused(
        `HS256 with the secret of services, as the key of ${key.algorithm}`,
        writeCompact(headerOf(key), goodClaims(), signHmac),
      ),
      refused(
        `claims of a user with the secret of services, by ${key.kid}`,
        writeCompact({ alg: "HS256", kid: key.kid }, goodClaims(), signHmac),
      ),
      refused(
        `claims of a service, signed by ${key.algorithm}`,
        writeCompact(headerOf(key), serviceClaims(), key.sign),
      ),
    ]),
    ...all.flatMap((signer) =>
      others(signer).flatMap((other) => [
        refused(
          `signed by ${signer.kid}, named ${other.kid}`,
          writeCompact(headerOf(other), goodClaims(), signer.sign),
        ),
        refused(
          `${other.algorithm} in name, by ${signer.kid}`,
          writeCompact({ alg: other.algorithm, kid: signer.kid }, goodClaims(), signer.sign),
        ),
        refused(
          `${signer.algorithm} in name, by ${signer.kid}, for ${other.kid}`,
          writeCompact({ alg: signer.algorithm, kid: other.kid }, goodClaims(), signer.sign),
        ),
      ]),
    ),
  ];
}

function publicBytes({ publicKey, jwk }: VectorKey): [string, string | Uint8Array][] {
  const pem = exportPem(publicKey);
  const { kid, alg, ...bare } = jwk;
  return [
    ["PEM", pem],
    ["PEM without its line end", pem.trimEnd()],
    ["PEM with Windows line ends", pem.replaceAll("\n", "\r\n")],
    ["PEM on one line", pem.replaceAll("\n", "")],
    ["DER", publicKey.export({ type: "spki", format: "der" })],
    ["JWK", JSON.stringify({ ...bare, kid, alg })],
    ["JWK without names", JSON.stringify(bare)],
    ["x", Buffer.from(String(jwk.x ?? jwk.n), "base64url")],
    ["the text of x", String(jwk.x ?? jwk.n)],
  ];
}

const exportPem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
