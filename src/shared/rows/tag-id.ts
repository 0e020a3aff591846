import { fold } from "../text/fold";

const prime = 0x0000000001000000000000000000013bn;
const offset = 0x6c62272e07bb014262b821756295c58dn;
const all = (1n << 128n) - 1n;

/**
 * Returns the id of the row of a user's tag in any spelling, so that two devices which color the same tag mean the same row: a UUIDv8 (RFC 9562) of the
 * 128-bit FNV-1a hash (RFC 9923) of the user's id and the folded tag. Of two tags of one user with the same hash, which nobody meets by chance, the
 * later one would have the row.
 */
export function tagId(userId: string, tag: string): string {
  let hash = offset;
  for (const byte of new TextEncoder().encode(`${userId}/${fold(tag)}`)) hash = ((hash ^ BigInt(byte)) * prime) & all;
  return hash
    .toString(16)
    .padStart(32, "0")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-8$4-$5");
}
