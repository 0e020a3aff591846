import fc from "fast-check";
import { expect, test } from "vitest";
import { namesOf } from "~/shared/names-of";
import { readFilter, writeFilter } from "./filter-params";
import { clockAt } from "~/shared/clock";
import { taskFilter, type TaskFilter } from "./filters/schema";
import { listInputOf, views } from "./views";

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "UTC", locale: "en-GB" });

const fields = namesOf(taskFilter.shape);
const value = fc.oneof(
  fc.constantFrom(
    "all",
    "pending",
    "high",
    "low",
    "asc",
    "title",
    "due_date",
    "today",
    "none",
    "a,b",
    "",
    " home ",
    "\u0000",
  ),
  fc.constantFrom(
    "2026-11-20..",
    "..2026-02-30",
    "2026-11-20..2026-11-27",
    "..",
    "1899-01-01..",
    "2026-11-20..x..",
    "urgent",
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ minLength: 190, maxLength: 420 }),
);
const params = fc
  .array(fc.tuple(fc.constantFrom(...fields), value), { maxLength: 8 })
  .map((entries) => new URLSearchParams(entries));

/** Validates a field with `taskFilter`: alone, or as a list if it takes several values. */
function isValid(field: keyof TaskFilter, values: string[]): boolean {
  const isList = taskFilter.safeParse({ [field]: [] }).success;
  return taskFilter.safeParse({ [field]: isList ? values : values.length === 1 ? values[0] : values }).success;
}

test("an address is read exactly as the procedure would accept it, and the rest is named", () => {
  fc.assert(
    fc.property(params, (given) => {
      const { filter, ignored } = readFilter(given);
      const { group: _group, layout: _layout, ...asked } = filter;
      expect(taskFilter.safeParse(asked).error).toBeUndefined();
      const wrong = fields.filter((field) => given.has(field) && !isValid(field, given.getAll(field)));
      expect(ignored.toSorted()).toEqual(wrong.toSorted());
    }),
    { numRuns: 2000 },
  );
});

test("a filter is read from the address as it was written", () => {
  fc.assert(
    fc.property(params, (given) => {
      const { filter } = readFilter(given);
      const again = readFilter(writeFilter(filter));
      expect(again.ignored).toEqual([]);
      expect({ ...again.filter, search: again.filter.search || undefined }).toEqual({
        ...filter,
        search: filter.search || undefined,
      });
    }),
    { numRuns: 1000 },
  );
});

test("the open task stays in the address when the filter changes", () => {
  const now = new URLSearchParams("task=42&priority=high&search=old");
  expect(writeFilter({ search: "rent", tags: ["home", "bills"] }, now).toString()).toBe(
    "search=rent&tags=home&tags=bills&task=42",
  );
});

test("the address of a list says how it is grouped and laid out, and the procedure is not asked for that", () => {
  const { filter, ignored } = readFilter(new URLSearchParams("group=priority&layout=board&sort=title"));
  expect({ filter, ignored }).toMatchObject({
    filter: { group: "priority", layout: "board", sort: "title" },
    ignored: [],
  });
  expect(writeFilter(filter).toString()).toBe("sort=title&group=priority&layout=board");
  expect(Object.keys(listInputOf(views.all, filter, clock))).not.toContain("group");
  expect(Object.keys(listInputOf(views.all, filter, clock))).not.toContain("layout");
});

test("a grouping or a layout that is none is named and ignored", () => {
  const { filter, ignored } = readFilter(new URLSearchParams("group=colour&layout=board&layout=list"));
  expect(ignored).toEqual(["group", "layout"]);
  expect(writeFilter(filter).size).toBe(0);
});
