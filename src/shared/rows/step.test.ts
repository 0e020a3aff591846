import fc from "fast-check";
import { expect, test } from "vitest";
import { byPosition } from "./by-position";
import { rankBetween } from "./rank";
import { stepBy } from "./step";

const rows = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 }).map((places) => {
  const ranks: string[] = [];
  for (let at = 0; at < 6; at += 1) ranks.push(rankBetween(ranks.at(-1) ?? null, null));
  return places
    .map((place, at) => ({ id: String(at).padStart(2, "0"), position: ranks[place] ?? "a0" }))
    .sort(byPosition);
});

test("a row that moves by one place stands there, also among rows of the same rank, and no other row is written", () => {
  fc.assert(
    fc.property(rows, fc.nat(), fc.constantFrom(-1, 1), (list, pick, by) => {
      const row = list[pick % list.length];
      if (row === undefined) return;
      const step = stepBy(list, row.id, by);
      const from = list.indexOf(row);
      const isAtEnd = from + by < 0 || from + by >= list.length;
      expect(step === undefined).toBe(isAtEnd);
      if (step === undefined) return;
      const after = list.map((each) => (each === row ? { ...row, position: step.position } : each)).sort(byPosition);
      expect(after.findIndex(({ id }) => id === row.id) + 1).toBe(step.place);
      expect(Math.sign(step.place - 1 - from)).toBe(by);
    }),
  );
});
