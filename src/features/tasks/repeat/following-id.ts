const bits = 122n;
const payload = (1n << bits) - 1n;
const variantAt = 62n;
const low = (1n << variantAt) - 1n;
const factor = 0x2360ed051fc65da44385df649fccf645n;
const increment = 0x5851f42d4c957f2d14057b7ef767814fn;

/** As many ids as are remembered, because lists of commands ask for the same ones again and again. */
const maxKnown = 20_000;
const known = new Map<string, string>();

/**
 * Returns the id of the task that follows the one with `id`, so that two devices which complete that one make the same: a UUIDv8 (RFC 9562). The 122
 * free bits go through a linear congruential generator of full period (Hull and Dobell): each id has one successor, and no other id has that one. It
 * depends on the task rather than on a date, because the dates of a series can be changed.
 */
export function followingId(id: string): string {
  const found = known.get(id);
  if (found !== undefined) return found;
  const following = write((read(id) * factor + increment) & payload, 8n);
  if (known.size >= maxKnown) known.clear();
  known.set(id, following);
  return following;
}

/** Returns the ids that a task may have which the one with `id` follows: of a task that a user added, and of one that follows another. */
export function precedingIds(id: string): readonly string[] {
  if (id[14] !== "8") return [];
  const before = ((read(id) - increment) * inverse()) & payload;
  return [write(before, 7n), write(before, 8n)];
}

let inverted: bigint | undefined;

/** Returns the inverse of the factor, which Newton's method doubles the right bits of in each step. */
function inverse(): bigint {
  if (inverted !== undefined) return inverted;
  inverted = factor;
  for (let right = 3n; right < bits; right *= 2n) inverted = (inverted * (2n - factor * inverted)) & payload;
  return inverted;
}

/** Returns the bits of an id without the version, bits 76 to 79, and the variant, bits 62 and 63. */
function read(id: string): bigint {
  const number = BigInt(`0x${id.replaceAll("-", "")}`);
  return ((number >> 80n) << 74n) | (((number >> 64n) & 0xfffn) << variantAt) | (number & low);
}

function write(free: bigint, version: bigint): string {
  const written =
    ((free >> 74n) << 80n) |
    (version << 76n) |
    (((free >> variantAt) & 0xfffn) << 64n) |
    (2n << variantAt) |
    (free & low);
  return written
    .toString(16)
    .padStart(32, "0")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
