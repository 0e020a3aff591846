/** A random source that repeats for the same seed. */
export interface Chance {
  /** Returns a number between 0 and 1. */
  next: () => number;
  happens: (probability: number) => boolean;
  pick: <Item>(items: readonly Item[]) => Item;
}

/** Returns a linear congruential generator (Numerical Recipes, §7.1). */
export function createChance(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return {
    next,
    happens: (probability) => next() < probability,
    pick: (items) => {
      const [first] = items.slice(Math.floor(next() * items.length));
      if (first === undefined) throw new RangeError("There is nothing to pick from.");
      return first;
    },
  };
}
