/**
 * Returns the rank of a row that was never moved: by its id, which grows with time. Another row can be put before it and after it without writing it.
 * It is a rank like any other: the time of the id is its whole part, and the rest of the id its fraction.
 */
export const rankOfId = (id: string): string => `l${id.replaceAll("-", "")}V`;

/** Returns the rank of a row whose position is empty until it is moved. */
export const rankOf = ({ position, id }: { position: string; id: string }): string =>
  position === "" ? rankOfId(id) : position;

/** Compares two ranks as PostgreSQL does with `collate "C"`. */
export const compareRanks = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
