import fc from "fast-check";
import { expect, test } from "vitest";
import {
  arrangementFor,
  type ChosenArrangements,
  formatArrangements,
  parseArrangements,
  withArranged,
  withArrangement,
} from "./chosen-arrangements";
import { viewOfProject, views } from "../views";
import { groupings, layouts, orders, sorts } from "../../constants";

const maybe = <Value>(values: readonly Value[]) => fc.constantFrom(undefined, ...values);
const none: ChosenArrangements = {};
const viewOf = (path: string) => Object.values(views).find(({ name }) => name === path) ?? viewOfProject(path);
const chosen: fc.Arbitrary<ChosenArrangements> = fc
  .dictionary(
    fc.oneof(fc.constantFrom(...Object.keys(views)), fc.uuid()),
    fc.record({ sort: maybe(sorts), order: maybe(orders), group: maybe(groupings), layout: maybe(layouts) }),
  )
  .map((given) =>
    Object.entries(given).reduce(
      (before, [path, arrangement]) => withArranged(before, viewOf(path), arrangement),
      none,
    ),
  );

test("chosen arrangements are stored in characters that a cookie may hold", () => {
  fc.assert(
    fc.property(chosen, (given) => {
      const text = formatArrangements(given);
      expect(text).toMatch(/^[a-z_.~\d-]*$/);
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

test("each project is arranged for itself, and the longest ago is forgotten first", () => {
  const [home, work] = ["0190b5a4-0000-7000-8000-000000000001", "0190b5a4-0000-7000-8000-000000000002"].map(
    viewOfProject,
  );
  if (home === undefined || work === undefined) throw new Error("There are two.");
  const kept = withArranged(none, home, { layout: "board" });
  expect(arrangementFor(home, kept)).toEqual({ layout: "board" });
  expect(arrangementFor(work, kept)).toBeUndefined();
  expect(withArranged(kept, home, { layout: undefined })).toEqual({});
  let many = kept;
  for (let at = 0; at < 24; at += 1)
    many = withArranged(many, viewOfProject(`0190b5a4-0000-7000-9000-${String(at).padStart(12, "0")}`), {
      sort: "title",
    });
  expect(arrangementFor(home, many)).toEqual({ layout: "board" });
  many = withArranged(many, work, { sort: "title" });
  expect(arrangementFor(home, many)).toBeUndefined();
  expect(formatArrangements(many).length).toBeLessThan(2000);
});
