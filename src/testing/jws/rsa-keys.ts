import { checkPrimeSync, generatePrimeSync, type JsonWebKey } from "node:crypto";
import type { KeyVector } from "./compact";

const big = (bits: number) => generatePrimeSync(bits, { bigint: true });

/** Returns the JWK of the modulus `n`. Verifying does not need its factors. */
export function rsaJwk(n: bigint, e = 65_537n): JsonWebKey {
  return { kty: "RSA", n: encodeUnsigned(n), e: encodeUnsigned(e) };
}

function encodeUnsigned(value: bigint): string {
  const digits = value.toString(16);
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), "0"), "hex").toString("base64url");
}

/** The first `count` primes. */
export function firstPrimes(count: number): bigint[] {
  const primes: bigint[] = [];
  for (let candidate = 2n; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0n)) primes.push(candidate);
  }
  return primes;
}

/**
 * A prime of 1024 bits as the flawed library of CVE-2017-15361 made them: k·M + (65537^a mod M), where M is the product of the first
 * 126 primes (Nemec et al., "The Return of Coppersmith's Attack", §2.1).
 */
function rocaPrime(seed: number): bigint {
  const product = firstPrimes(126).reduce((all, prime) => all * prime, 1n);
  let residue = 1n;
  for (let step = 0; step < 1000 + seed; step++) residue = (residue * 65_537n) % product;
  const minFactor = (2n ** 1024n - 2n ** 1022n) / product;
  for (let k = minFactor; ; k++) {
    residue = (residue * 65_537n) % product;
    const candidate = k * product + residue;
    if (checkPrimeSync(candidate)) return candidate;
  }
}

/** Returns a modulus of 2048 bits with the fingerprint. */
export const rocaModulus = (seed: number): bigint => rocaPrime(seed) * rocaPrime(seed + 500);

/** The prime that comes after `value`. */
function primeAfter(value: bigint): bigint {
  let candidate = value | 1n;
  while (!checkPrimeSync(candidate)) candidate += 2n;
  return candidate;
}

/** RSA keys: valid ones of several sizes, and those that reveal the private key or a signature. */
export function rsaKeyVectors(good: JsonWebKey): KeyVector[] {
  const p = big(1024);
  const q = big(1024);
  const n = p * q;
  const weak: [string, bigint, bigint?][] = [
    ...[1, 2, 3].map((seed): [string, bigint] => [`made by the library of CVE-2017-15361, ${seed}`, rocaModulus(seed)]),
    ["of two primes that follow each other", p * primeAfter(p + 2n)],
    ["of two primes 2^500 apart", p * primeAfter(p + 2n ** 500n)],
    ["the square of a prime", p * p],
    ["a prime", big(2048)],
    ...[3n, 5n, 257n, 743n, 751n].map((factor): [string, bigint] => [`divisible by ${factor}`, factor * big(2048)]),
    ["even", 2n * big(2047)],
    ["of 2047 bits", big(1024) * big(1022)],
    ["of 1024 bits", big(512) * big(512)],
    ["of 16,385 bits", (1n << 16_384n) + 1n],
    ["of 24,000 bits", (1n << 23_999n) + 1n],
    ["0", 0n],
    ["1", 1n],
    ...[0n, 1n, 2n, 3n, 17n, 65_535n].map((e): [string, bigint, bigint] => [`with the exponent ${e}`, n, e]),
    ["with an even exponent", n, 65_538n],
    ["with an exponent above 2^256", n, 2n ** 256n + 1n],
    ["with an exponent as large as its modulus", n, n - 2n],
  ];
  const strong: [string, bigint, bigint?][] = [
    ...Array.from({ length: 5 }, (_, at): [string, bigint] => [`of 2048 bits, ${at + 1}`, big(1024) * big(1024)]),
    ["of 3072 bits", big(1536) * big(1536)],
    ["with the exponent 65539", n, 65_539n],
  ];
  return [
    { name: "an RSA key of Node.js", jwk: good, isUsable: true },
    ...strong.map(([name, modulus, e]) => ({ name, jwk: rsaJwk(modulus, e), isUsable: true })),
    ...weak.map(([name, modulus, e]) => ({ name, jwk: rsaJwk(modulus, e), isUsable: false })),
  ];
}
