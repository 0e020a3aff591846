import fc from "fast-check";
import { completions, deadlines, duePeriods, pastPeriods, priorities, taggings } from "../../constants";
import { readFilter, writeFilter } from "../filter-params";
import type { ChosenFilters } from "../filters/filters";
import type { FilterTextContext } from "./write-filter-text";

const idOf = (digit: number) => `0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a8${digit.toString(16)}`;
const project = (digit: number, name: string, archivedAt: string | null = null) => ({
  id: idOf(digit),
  name,
  archivedAt,
});

/** Projects and sections, some of which have the same names, or names like signs of the grammar. */
export const places: FilterTextContext["places"] = {
  projects: [
    project(1, "Home"),
    project(2, "Work"),
    project(3, "Trip to Oslo"),
    project(4, "Twins"),
    project(5, "twins"),
    project(6, "Inbox"),
    project(7, 'A & "B" | (C)'),
    project(8, "home", "2026-11-01T09:00:00.000Z"),
    project(9, `id:${idOf(1)}`),
    project(10, "R&D/Tools, 2026!"),
  ],
  sections: [
    { id: idOf(11), projectId: idOf(1), name: "Kitchen" },
    { id: idOf(12), projectId: idOf(2), name: "Kitchen" },
    { id: idOf(13), projectId: idOf(2), name: "To do" },
  ],
};

const ids = fc.constantFrom(
  ...places.projects.map(({ id }) => id),
  ...places.sections.map(({ id }) => id),
  idOf(14),
  "none",
);
const words = fc.oneof(
  fc.constantFrom(
    "home",
    "Ü & ß",
    'say "hi"',
    "“curly”",
    String.raw`back\slash`,
    String.raw`\u{41}`,
    "p1",
    "no tag",
    "id:1",
    "a/b",
    "a b",
    "!x",
    "@at",
    "#1",
    "🪴",
    "two\nlines",
    "(x|y)",
    "search: x",
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 20 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
);
const moving = ["today", "today+1", "today-1", "today+3", "today-999", "fri", "fri-1", "mon+1", "sun+2", "sat-999"];
const day = fc.constantFrom("", "1900-01-01", "2026-11-20", "2026-11-27", "9999-12-31", ...moving);
const days = fc.tuple(day, day).map((ends) => ends.join(".."));
const someOf = (value: fc.Arbitrary<string>) => fc.array(value, { minLength: 1, maxLength: 4 });

/** Any filter that an address can have. */
export const anyFilter: fc.Arbitrary<ChosenFilters> = fc
  .record(
    {
      search: words,
      completed: fc.constantFrom(...completions),
      priority: fc.array(fc.constantFrom(...priorities), { minLength: 1, maxLength: 3 }),
      due: fc.oneof(fc.constantFrom(...duePeriods), days),
      deadline: fc.constantFrom(...deadlines),
      tags: someOf(words),
      tagsAny: someOf(words),
      tagsNone: someOf(words),
      tagged: fc.constantFrom(...taggings),
      createdOn: fc.oneof(fc.constantFrom(...pastPeriods), days),
      completedOn: fc.oneof(fc.constantFrom(...pastPeriods), days),
      project: ids,
      projectsAny: someOf(ids),
      projectsNone: someOf(ids),
      section: ids,
    },
    { requiredKeys: [] },
  )
  // What an address cannot have, such as a tag with a comma, is left out.
  .map((chosen) => readFilter(writeFilter(chosen)).filter);
