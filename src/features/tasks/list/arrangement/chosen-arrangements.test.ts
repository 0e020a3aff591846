import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ChosenArrangements,
  formatArrangements,
  parseArrangements,
  withArrangement,
  withoutUnchosen,
} from "./chosen-arrangements";
import { viewNames } from "../views";
import { groupings, layouts, orders, sorts } from "../../constants";

const maybe = <Value>(values: readonly Value[]) => fc.constantFrom(undefined, ...values);
const chosen: fc.Arbitrary<ChosenArrangements> = fc
  .dictionary(
    fc.constantFrom(...viewNames),
    fc.record({ sort: maybe(sorts), order: maybe(orders), group: maybe(groupings), layout: maybe(layouts) }),
  )
  .map((given) =>
    Object.fromEntries(
      Object.entries(given).flatMap(([view, arrangement]) => {
        const known = withoutUnchosen(arrangement);
        return known === undefined ? [] : [[view, known]];
      }),
    ),
  );

test("chosen arrangements are stored in characters that a cookie may hold", () => {
  fc.assert(
    fc.property(chosen, (given) => {
      const text = formatArrangements(given);
      expect(text).toMatch(/^[a-z_.~]*$/);
      expect(parseArrangements(text)).toEqual(given);
    }),
  );
});

test("an invalid cookie is ignored", () => {
  expect(parseArrangements(undefined)).toEqual({});
  expect(parseArrangements("all.size~nowhere.title~__proto__.title~today.title.sideways.shelf.pile~~.")).toEqual({
    today: { sort: "title" },
  });
  fc.assert(fc.property(fc.string(), (text) => void parseArrangements(text)));
});

test("the sorts that a browser has kept from before there was a grouping are still its sorts", () => {
  expect(parseArrangements("all.title.desc~today.priority")).toEqual({
    all: { sort: "title", order: "desc" },
    today: { sort: "priority" },
  });
});

test("what an address says of the arrangement holds, and what it leaves out is as the user last chose it", () => {
  const kept = { sort: "title", order: "desc", group: "tag", layout: "board" } as const;
  expect(withArrangement({}, kept)).toEqual(kept);
  expect(withArrangement({ order: "asc", group: "none" }, kept)).toEqual({
    order: "asc",
    group: "none",
    layout: "board",
  });
  expect(withArrangement({ search: "rent" })).toEqual({ search: "rent" });
});
