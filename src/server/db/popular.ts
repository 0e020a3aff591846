/** After so many uses what was used before them counts half. */
const period = 2000;

/**
 * Keeps the values that are asked for often and lately. A newcomer takes the place of the value that was used the longest ago, unless that one is the
 * more popular of the two: one caller who asks for everything once does not push out what all others use
 * (after TinyLFU, https://arxiv.org/abs/1512.00727).
 */
export interface Popular<Value> {
  /** Returns the kept value of `key`; else what `make` returns, which is told whether it will be kept. */
  get: (key: string, make: (isKept: boolean) => Value) => Value;
}

/** @param size how many values are kept at most */
export function keepPopular<Value>(size: number): Popular<Value> {
  /** The one used the longest ago comes first. */
  const kept = new Map<string, Value>();
  let uses = new Map<string, number>();
  let counted = 0;

  const count = (key: string) => {
    uses.set(key, usesOf(key) + 1);
    counted += 1;
    if (counted < period) return;
    counted = 0;
    uses = new Map([...uses].map(([name, times]) => [name, times >> 1] as const).filter(([, times]) => times > 0));
  };
  const usesOf = (key: string) => uses.get(key) ?? 0;

  /** Whether there is a place for `key` now. */
  const makePlace = (key: string): boolean => {
    if (kept.size < size) return true;
    const [oldest] = kept.keys();
    if (oldest === undefined || usesOf(oldest) > usesOf(key)) return false;
    return kept.delete(oldest);
  };

  return {
    get: (key, make) => {
      count(key);
      const found = kept.get(key);
      const isKept = found !== undefined || makePlace(key);
      const value = found ?? make(isKept);
      if (found !== undefined) kept.delete(key);
      if (isKept) kept.set(key, value);
      return value;
    },
  };
}
