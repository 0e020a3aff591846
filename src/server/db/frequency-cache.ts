import { LRUCache } from "lru-cache";

/** The number of uses after which earlier ones count half. */
const period = 2000;

/**
 * A cache that keeps the values that are used often and recently. A new value replaces the least recently used one, unless that is used more often.
 * So one caller who requests everything once does not evict what all others use (after TinyLFU, https://arxiv.org/abs/1512.00727).
 */
export interface FrequencyCache<Value> {
  /** Returns the cached value of `key`, else the result of `make`, which is told whether it will be cached. */
  get: (key: string, make: (isKept: boolean) => Value) => Value;
}

/**
 * Creates a cache.
 * @param size the most values; beyond it a new value is cached only if it may replace another
 */
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

  /** Returns whether `key` may be cached, in a free place or in that of the least recently used value. */
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
