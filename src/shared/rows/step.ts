import { rankBetween } from "./rank";

interface Placed {
  id: string;
  position: string;
}

/**
 * Returns where a row comes to stand among `rows`, its own list in order, if it moves by some places, or `undefined` if it cannot. Nothing fits between
 * rows of the same rank, so it moves past all of them.
 * @returns its new rank, and its place counted from one
 */
export function stepBy(
  rows: readonly Placed[],
  id: string,
  by: number,
): { position: string; place: number } | undefined {
  const from = rows.findIndex((row) => row.id === id);
  let index = from + by;
  if (from === -1 || index < 0 || index >= rows.length) return undefined;
  const ranks = rows.filter((row) => row.id !== id).map(({ position }) => position);
  while (index > 0 && index < ranks.length && ranks[index - 1] === ranks[index]) index += Math.sign(by);
  return { position: rankBetween(ranks[index - 1] ?? null, ranks[index] ?? null), place: index + 1 };
}
