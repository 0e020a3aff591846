/** The time in milliseconds and the 12 bits after it of the last id. */
let last = { time: 0, count: 0 };

/**
 * Returns a new UUIDv7: its first 48 bits are the time in milliseconds, and the 12 bits after it count within one millisecond from a random start (RFC 9562,
 * section 6.2, method 1); the rest is random. Each id of a page or process is above those before it, so that they decide the order of what is made at one
 * moment, even if the clock is put back.
 */
export function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const [high = 0, low = 0] = bytes;
  last = following(Date.now(), ((high & 7) << 8) | low);
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const time = last.time.toString(16).padStart(12, "0");
  const variant = "89ab".charAt((bytes[2] ?? 0) >> 6);
  const count = last.count.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${random.slice(5, 8)}-${random.slice(8)}`;
}

function following(now: number, start: number): typeof last {
  if (now > last.time) return { time: now, count: start };
  return last.count < 0xfff ? { time: last.time, count: last.count + 1 } : { time: last.time + 1, count: start };
}
