import fc from "fast-check";
import { expect, test } from "vitest";
import { type ChosenSorts, formatSorts, parseSorts } from "./chosen-sorts";
import { viewNames } from "../views";
import { orders, sorts } from "../../constants";

const chosen: fc.Arbitrary<ChosenSorts> = fc.dictionary(
  fc.constantFrom(...viewNames),
  fc.record({ sort: fc.constantFrom(...sorts), order: fc.constantFrom(undefined, ...orders) }),
);

test("chosen sorts are stored in characters that a cookie may hold", () => {
  fc.assert(
    fc.property(chosen, (given) => {
      const text = formatSorts(given);
      expect(text).toMatch(/^[a-z_.~]*$/);
      expect(parseSorts(text)).toEqual(given);
    }),
  );
});

test("an invalid cookie is ignored", () => {
  expect(parseSorts(undefined)).toEqual({});
  expect(parseSorts("all.size~nowhere.title~__proto__.title~today.title.sideways~~.")).toEqual({
    today: { sort: "title", order: undefined },
  });
  fc.assert(fc.property(fc.string(), (text) => void parseSorts(text)));
});
