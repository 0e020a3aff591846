/** Returns the middle of `numbers`, or the mean of the two in the middle; `NaN` for an empty list. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** Returns `one[i] / other[i]` of each round, so that what slowed a whole round down cancels out. */
export function ratios(one: number[], other: number[]): number[] {
  return one.map((value, round) => value / (other[round] ?? Number.NaN));
}
