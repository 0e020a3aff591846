import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../constants";
import { fittingTags } from "./fitting-tags";

test.each([
  [[], [], 0],
  [["home", "garden"], ["home", "garden"], 0],
  [["home", "garden", "family", "errands"], ["home", "garden", "family"], 1],
  [["x".repeat(50), "home"], ["x".repeat(50), "home"], 0],
  [["x".repeat(50), "errands"], ["x".repeat(50)], 1],
])("of the tags %o a row shows %o and says +%d", (tags, shown, hidden) => {
  expect(fittingTags(tags)).toEqual({ shown, hidden });
});

test("a row never has room for more than a few tags, and none is shown after one that was left out", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1, maxLength: limits.tag }), { maxLength: limits.tags }), (tags) => {
      const { shown, hidden } = fittingTags(tags);
      expect(shown).toEqual(tags.slice(0, shown.length));
      expect(shown.length + hidden).toBe(tags.length);
      expect(shown.length).toBeLessThanOrEqual(6);
      expect(shown.length).toBeGreaterThanOrEqual(Math.min(1, tags.length));
    }),
  );
});
