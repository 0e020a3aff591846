import { LRUCache } from "lru-cache";

/** After so many uses what was used before them counts half. */
const period = 2000;

/**
 * Keeps the values that are asked for often and lately. A newcomer takes the place of the value that was used the longest ago, unless that one is the
 * more popular of the two: one caller who asks for everything once does not push out what all others use
 * (after TinyLFU, https://arxiv.org/abs/1512.00727).
 */
export interface FrequencyCache<Value> {
  /** Returns the kept value of `key`; else what `make` returns, which is told whether it will be kept. */
  get: (key: string, make: (isKept: boolean) => Value) => Value;
}

/** @param size how many values are kept at most; at this bound a newcomer is made, and not kept, unless it may take a place */
export function createFrequencyCache<Value extends object>(size: number): FrequencyCache<Value> {
  const kept = new LRUCache<string, Value>({ max: size });
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

  /** Returns whether there is a place for `key`, or the one used the longest ago has to leave its own. */
  const isAdmitted = (key: string): boolean => {
    if (kept.size < size) return true;
    const [oldest] = kept.rkeys();
    return oldest !== undefined && usesOf(oldest) <= usesOf(key);
  };

  return {
    get: (key, make) => {
      count(key);
      const found = kept.get(key);
      if (found !== undefined) return found;
      const isKept = isAdmitted(key);
      const value = make(isKept);
      if (isKept) kept.set(key, value);
      return value;
    },
  };
}
