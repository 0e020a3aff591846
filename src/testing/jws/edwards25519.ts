import { createHash } from "node:crypto";

/**
 * The group of Ed25519 (RFC 8032 §5.1), slow and simple, for signatures that no library makes. Never use it for signing.
 * Points are in extended coordinates.
 */
export interface Point {
  x: bigint;
  y: bigint;
  z: bigint;
  t: bigint;
}

export const fieldPrime = 2n ** 255n - 19n;
export const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;
const modulo = (value: bigint) => ((value % fieldPrime) + fieldPrime) % fieldPrime;

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, modulo(base)];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = modulo(result * square);
    square = modulo(square * square);
  }
  return result;
}

const invert = (value: bigint) => power(value, fieldPrime - 2n);
const curveD = modulo(-121665n * invert(121666n));
const rootOfMinusOne = power(2n, (fieldPrime - 1n) / 4n);

const squareOfX = (y: bigint) => modulo((y * y - 1n) * invert(curveD * y * y + 1n));
const isOnCurve = (y: bigint) => power(squareOfX(y), (fieldPrime - 1n) / 2n) <= 1n;

/** Returns the point with the ordinate `y` whose abscissa is even. */
export function pointAt(y: bigint): Point {
  const ratio = squareOfX(y);
  const root = power(ratio, (fieldPrime + 3n) / 8n);
  const found = modulo(root * root) === ratio ? root : modulo(root * rootOfMinusOne);
  if (modulo(found * found) !== ratio) throw new Error("There is no such point.");
  const x = found % 2n === 0n ? found : fieldPrime - found;
  return { x, y, z: 1n, t: modulo(x * y) };
}

export const identity: Point = { x: 0n, y: 1n, z: 1n, t: 0n };
export const basePoint = pointAt(modulo(4n * invert(5n)));

export function add(one: Point, other: Point): Point {
  const a = (one.y - one.x) * (other.y - other.x);
  const b = (one.y + one.x) * (other.y + other.x);
  const c = 2n * curveD * one.t * other.t;
  const d = 2n * one.z * other.z;
  const [e, f, g, h] = [b - a, d - c, d + c, b + a];
  return { x: modulo(e * f), y: modulo(g * h), z: modulo(f * g), t: modulo(e * h) };
}

export function multiply(scalar: bigint, point: Point): Point {
  let [result, double] = [identity, point];
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = add(result, double);
    double = add(double, double);
  }
  return result;
}

export function encodePoint({ x, y, z }: Point): Buffer {
  const inverse = invert(z);
  const sign = modulo(x * inverse) & 1n;
  return encodeInteger(modulo(y * inverse) | (sign << 255n));
}

/** Returns 32 bytes, the least significant first. */
export function encodeInteger(value: bigint): Buffer {
  return Buffer.from(Buffer.from(value.toString(16).padStart(64, "0"), "hex").toReversed());
}

export const decodeInteger = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes.toReversed()).toString("hex")}`);

/** Returns the eight points whose order divides 8, the identity first. */
export function smallOrderPoints(): Point[] {
  for (let y = 2n; ; y++) {
    const point = isOnCurve(y) ? multiply(groupOrder, pointAt(y)) : identity;
    const isGenerator = modulo(multiply(4n, point).y) !== modulo(multiply(4n, point).z);
    if (isGenerator) return Array.from({ length: 8 }, (_, times) => multiply(BigInt(times), point));
  }
}

export const hashToScalar = (...parts: Uint8Array[]) =>
  decodeInteger(createHash("sha512").update(Buffer.concat(parts)).digest()) % groupOrder;

/** Returns the secret scalar of a seed, and the half of its hash that makes nonces. */
export function expandSeed(seed: Uint8Array): { scalar: bigint; prefix: Buffer } {
  const hash = createHash("sha512").update(seed).digest();
  const low = decodeInteger(hash.subarray(0, 32));
  const clamped = (low & (2n ** 254n - 8n)) | (1n << 254n);
  return { scalar: clamped, prefix: hash.subarray(32) };
}
