import { generateKeyBetween } from "fractional-indexing";

/** The most characters of a rank. A thousand rows that are put at the same place, one after the other, need fewer. */
export const maxRankLength = 400;

/** The bits of chance in a new rank. Two devices that put a row at the same place at once get different ranks. */
const chanceBits = 16;

/**
 * Returns a rank between two others, by fractional indexing (https://www.figma.com/blog/realtime-editing-of-ordered-sequences/). Ranks sort as text,
 * byte by byte, so that a row is moved by writing that row alone.
 * @param before the rank of the row before it, or `null` for the first place
 * @param after the rank of the row after it, or `null` for the last place
 * @param chance returns a number from 0 to 1, as `Math.random` does
 * @throws {RangeError} if `before` is not below `after`
 */
export function rankBetween(before: string | null, after: string | null, chance: () => number = Math.random): string {
  if (before !== null && after !== null && before >= after) throw new RangeError(`${before} is not before ${after}.`);
  let rank = generateKeyBetween(before, after);
  let [low, high] = [before ?? generateKeyBetween(null, rank), after ?? generateKeyBetween(rank, null)];
  for (let bit = 0; bit < chanceBits; bit += 1) {
    if (chance() < 0.5) low = rank;
    else high = rank;
    rank = generateKeyBetween(low, high);
  }
  return rank;
}

/** Returns whether a text is the canonical form of a rank. */
export function isRank(text: string): boolean {
  if (text.length > maxRankLength || !/^[A-Za-z][\dA-Za-z]+$/.test(text)) return false;
  try {
    return generateKeyBetween(text, null) > text;
  } catch {
    return false;
  }
}

/** Returns a rank after those of all other rows. */
export function rankAfter(others: readonly { position: string }[]): string {
  const last = others.reduce<string | null>(
    (highest, { position }) => (highest === null || position > highest ? position : highest),
    null,
  );
  return rankBetween(last, null);
}
