import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { killAtConflict, runTabChaos } from "./tab-chaos";

const acts = 20;
const right = { twice: 0, outOfOrder: 0, apart: 0, lost: 0, lostTexts: 0, forgotten: 0 };

test.each([1, 2])(
  "what is changed in the tabs of three devices, which are killed in the middle of transactions, is applied once, in order, and no text is lost (%i)",
  async (seed) => {
    const { given, killed, conflicts, ...found } = await runTabChaos({ seed, acts });
    expect(found).toEqual(right);
    expect(given).toBe(6 * acts + 2);
    expect(killed).toBeGreaterThan(1);
    expect(conflicts).toBeGreaterThan(3);
  },
);

test("a tab that is killed while it stores that a text was refused loses it only on a disk that stores half of a transaction", async () => {
  expect(await killAtConflict({ keepsHalves: false })).toEqual(["Mine"]);
  expect(await killAtConflict({ keepsHalves: true })).toEqual([]);
});
