import fc from "fast-check";
import { expect, test } from "vitest";
import { isRank, maxRankLength, rankBetween } from "./rank";

/** Returns places in a list that grows, each as a fraction of its length. */
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });

test("rows stay in the order in which they are placed, wherever that is, by one text each", () => {
  fc.assert(
    fc.property(places, (chosen) => {
      const ranks: string[] = [];
      for (const place of chosen) {
        const at = Math.round(place * ranks.length);
        ranks.splice(at, 0, rankBetween(ranks[at - 1] ?? null, ranks[at] ?? null));
      }
      expect(ranks).toEqual(ranks.toSorted());
      expect(new Set(ranks).size).toBe(ranks.length);
      expect(ranks.filter((rank) => !isRank(rank))).toEqual([]);
    }),
  );
});

test("two devices that put a row at the same place get different ranks, between which there is room", () => {
  const [low, high] = [rankBetween(null, null, () => 1), rankBetween(null, null, () => 0)];
  expect(low < high).toBe(true);
  const between = rankBetween(low, high);
  expect(low < between && between < high).toBe(true);
});

test.each([
  ["after the same row", (ranks: [string, string]): [string, string] => [ranks[0], rankBetween(...ranks)]],
  ["before the same row", (ranks: [string, string]): [string, string] => [rankBetween(...ranks), ranks[1]]],
])("a thousand rows that are put %s, one after the other, have ranks that can be stored", (_where, put) => {
  const first = rankBetween(null, null);
  let ranks: [string, string] = [first, rankBetween(first, null)];
  for (let row = 0; row < 1000; row += 1) ranks = put(ranks);
  for (const rank of ranks) expect(isRank(rank)).toBe(true);
});

test("rows at the end have short ranks", () => {
  let last: string | null = null;
  for (let row = 0; row < 1000; row += 1) last = rankBetween(last, null);
  expect(last?.length).toBeLessThan(12);
});

test.each([
  ["nothing", ""],
  ["a head without its number", "a"],
  ["a number that is too short for its head", "b1"],
  ["a trailing zero, a second spelling of one place", "a10"],
  ["the place before every other", `A${"0".repeat(26)}`],
  ["another alphabet", "a1é"],
  ["a space", "a1 "],
  ["a number first", "11"],
  ["too many characters", `a1${"1".repeat(maxRankLength)}`],
])("%s is no rank", (_what, text) => {
  expect(isRank(text)).toBe(false);
});

test("nothing goes before what comes later", () => {
  expect(() => rankBetween("a2", "a1")).toThrow("a2 is not before a1.");
  expect(() => rankBetween("a1", "a1")).toThrow("a1 is not before a1.");
});
