import { checkPrime } from "node:crypto";
import { promisify } from "node:util";

const isPrime = promisify<bigint, boolean>((candidate, done) => checkPrime(candidate, done));

const minModulusBits = 2048;
/** The largest modulus that OpenSSL verifies; larger keys would also be slow. */
const maxModulusBits = 16_384;
const minExponent = 65_537n;
const exponentLimit = 2n ** 256n;
/** The number of differences of the two primes that are tried. They cost less than one signature check. */
const fermatRounds = 100;

const smallPrimes = primesBelow(752);
const smallProduct = smallPrimes.reduce((product, prime) => product * BigInt(prime), 1n);

/**
 * Returns whether only its owner can sign with an RSA key, as far as the public key shows (NIST SP 800-89 §5.3.3): 2048 to 16,384 bits, an odd
 * exponent between 2^16 and 2^256, a composite modulus without a factor below 752, whose primes are not close to each other (Fermat's method,
 * CVE-2022-26320), and which the library of CVE-2017-15361 (ROCA) did not make.
 */
export async function isStrongRsa(modulus: bigint, exponent: bigint): Promise<boolean> {
  const bits = modulus.toString(16).length * 4;
  if (bits > maxModulusBits || modulus >> BigInt(minModulusBits - 1) === 0n) return false;
  if (exponent < minExponent || exponent >= exponentLimit || exponent % 2n === 0n) return false;
  if (greatestCommonDivisor(smallProduct, modulus % smallProduct) !== 1n) return false;
  if (hasRocaFingerprint(modulus) || hasCloseFactors(modulus)) return false;
  return !(await isPrime(modulus));
}

/** The residues of the powers of 65537, by the primes of which the flawed library's primes are made. */
const rocaResidues = smallPrimes
  .filter((prime) => prime > 2 && prime <= 167)
  .map((prime) => ({ prime: BigInt(prime), residues: powersOf(65_537 % prime, prime) }));

/**
 * Returns whether a modulus is a power of 65537 modulo each of 38 small primes, as every modulus made by the library of CVE-2017-15361 is (Nemec et
 * al. 2017, §3). Fewer than one in a billion of other moduli are.
 */
function hasRocaFingerprint(modulus: bigint): boolean {
  return rocaResidues.every(({ prime, residues }) => residues.has(Number(modulus % prime)));
}

/** Returns whether the modulus is a² - b² with an `a` close to its root. */
function hasCloseFactors(modulus: bigint): boolean {
  const root = squareRoot(modulus);
  if (root * root === modulus) return true;
  for (let a = root + 1n; a <= root + BigInt(fermatRounds); a++) {
    if (isSquare(a * a - modulus)) return true;
  }
  return false;
}

const sieve = [64, 63, 65, 11, 17, 19, 23].map((divisor) => ({
  divisor: BigInt(divisor),
  residues: new Set(Array.from({ length: divisor }, (_, root) => (root * root) % divisor)),
}));

function isSquare(value: bigint): boolean {
  // No square leaves such a residue, and checking that is a thousand times cheaper than the root.
  if (!sieve.every(({ divisor, residues }) => residues.has(Number(value % divisor)))) return false;
  return squareRoot(value) ** 2n === value;
}

/** Returns the largest integer whose square is not above `value`, by Newton's method. */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(16).length * 4) / 2 + 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other);
}

function powersOf(base: number, prime: number): ReadonlySet<number> {
  const powers = new Set<number>();
  for (let power = 1; !powers.has(power); power = (power * base) % prime) powers.add(power);
  return powers;
}

function primesBelow(limit: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; candidate < limit; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

const edwardsPrime = 2n ** 255n - 19n;
/** The ordinates of the points whose order divides 8; with their negatives, where those are others. */
const smallOrderOrdinates = new Set(
  [0n, 1n, 2707385501144840649318225287225658788936804267575313519463743609750303402022n].flatMap((y) => [
    y,
    edwardsPrime - y,
  ]),
);

/** Returns whether an encoded Ed25519 public key (RFC 8032 §5.1.3) has a small order, so that anyone could sign for it, or is not in canonical form. */
export function isWeakEd25519(encoded: Uint8Array): boolean {
  const bigEndian = Buffer.from(encoded.toReversed());
  const y = BigInt(`0x0${bigEndian.toString("hex")}`) & (2n ** 255n - 1n);
  return y >= edwardsPrime || smallOrderOrdinates.has(y);
}
