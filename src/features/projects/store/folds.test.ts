import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFolds, parseFolds } from "./folds";

test("what was folded is read back from its cookie, the latest of it if that is much", () => {
  const name = fc.uuid();
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 40 }), (names) => {
      expect(parseFolds(formatFolds(names))).toEqual(names.slice(-24));
    }),
  );
});

test("a cookie that somebody else wrote folds nothing unusual, and is never long", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000 }), (text) => {
      const names = parseFolds(text);
      expect(names.length).toBeLessThanOrEqual(24);
      expect(names.every((each) => /^[a-z\d-]{1,36}$/.test(each))).toBe(true);
    }),
  );
  expect(parseFolds(undefined)).toEqual([]);
  expect(parseFolds("projects~<script>~archived")).toEqual(["projects", "archived"]);
});
