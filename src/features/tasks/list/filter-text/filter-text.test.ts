import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeFilter } from "../filter-params";
import { filterNames } from "../filters/filters";
import { anyFilter, places } from "./filter-text.testing";
import { readFilterText } from "./read-filter-text";
import { writeFilterText } from "./write-filter-text";

const context = { places };
const [home, work, oslo] = places.projects.map(({ id }) => id);
const [kitchen, kitchenAtWork, toDo] = places.sections.map(({ id }) => id);

/** Returns the filter as its address, or what is wrong with the text. */
function read(text: string): string {
  const reading = readFilterText(text, context);
  return "fault" in reading ? reading.fault.message : decodeURIComponent(writeFilter(reading.filter).toString());
}

test("every filter is read from its text as it was written, in one line", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyFilter, fc.constantFrom(undefined, home, "none"), (filter, project) => {
      const text = writeFilterText(filter, { places, project });
      expect(text).not.toMatch(/[\n\r\u2028\u2029]/);
      const { search, ...others } = filter;
      expect(readFilterText(text, { places, project })).toEqual({ filter: { ...others, ...(search && { search }) } });
      for (const [name, value] of Object.entries(filter)) if (value !== undefined) seen.add(name);
    }),
    { numRuns: 1000 },
  );
  expect([...seen].toSorted()).toEqual([...filterNames].toSorted());
});

const piece = fc.oneof(
  fc.constantFrom(..."& & | ( ) ! ! , @home @a #Home #Work #Nowhere /Kitchen p1 p2 today overdue no tag".split(" ")),
  fc.constantFrom('@"a b"', '"', "“a”", "search:", "search: x", "due: 2026-11-20", "created: -7 days", "\\", " ", ":"),
  fc.string({ unit: "binary", maxLength: 4 }),
);

test("any other text names a word that is in it, and its place", () => {
  let [accepted, refused] = [0, 0];
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 7 }), fc.constantFrom("", " "), (pieces, gap) => {
      const text = pieces.join(gap);
      const reading = readFilterText(text, context);
      if ("filter" in reading) {
        accepted++;
        return isDeepStrictEqual(readFilterText(writeFilterText(reading.filter, context), context), reading);
      }
      refused++;
      const { from, to, message } = reading.fault;
      const word = text.slice(from, to);
      const place = ` at character ${Array.from(text.slice(0, from)).length + 1} `;
      return (
        word.trim() !== "" &&
        message.startsWith(`“${Array.from(word).slice(0, 40).join("")}`) &&
        message.includes(place)
      );
    }),
    { numRuns: 3000 },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(200);
});

test.each([
  ["", ""],
  ["   ", ""],
  ["today & @home & !#Work", `projectsNone=${work}&due=today&tags=home`],
  ["TODAY&@Home", "due=today&tags=Home"],
  ["@a & @b", "tags=a&tags=b"],
  ["(@a | @b)", "tagsAny=a&tagsAny=b"],
  ["@a | @b", "tagsAny=a&tagsAny=b"],
  ["(@a)", "tagsAny=a"],
  ["!@a & !@b", "tagsNone=a&tagsNone=b"],
  ["!(@a | @b)", "tagsNone=a&tagsNone=b"],
  ["! @a", "tagsNone=a"],
  ['@"two words"', "tags=two+words"],
  ["@“two words”", "tags=two+words"],
  [String.raw`@"the \"one\""`, 'tags=the+"one"'],
  ["no tag", "tagged=none"],
  ["No  Labels", "tagged=none"],
  ["any tag", "tagged=any"],
  ["#home", `project=${home}`],
  ["#Inbox", "project=none"],
  ["#trip to oslo & p1", `priority=high&project=${oslo}`],
  ['#"Trip to Oslo"', `project=${oslo}`],
  ["(#Home | #Work)", `projectsAny=${home}&projectsAny=${work}`],
  ["#Home | #Trip to Oslo", `projectsAny=${home}&projectsAny=${oslo}`],
  ["!(#Home | #Work)", `projectsNone=${home}&projectsNone=${work}`],
  ["#Home/Kitchen", `project=${home}&section=${kitchen}`],
  ["/Kitchen & #Work", `project=${work}&section=${kitchenAtWork}`],
  ['/"to do"', `section=${toDo}`],
  [`#id:${home?.toUpperCase()}`, `project=${home}`],
  ["p1", "priority=high"],
  ["(p1 | P2)", "priority=high&priority=medium"],
  ["overdue", "due=overdue"],
  ["7 days", "due=next_7_days"],
  ["no date", "due=none"],
  ["due: 2026-11-20", "due=2026-11-20..2026-11-20"],
  ["due: 2026-11-20 .. 2026-11-27", "due=2026-11-20..2026-11-27"],
  ["due: ..2026-11-20", "due=..2026-11-20"],
  ["due before: 2026-12-01", "due=..2026-11-30"],
  ["due after: 2026-11-20", "due=2026-11-21.."],
  ["@home & p1 & due before: friday", "priority=high&due=..fri-1&tags=home"],
  ["due before: Friday", "due=..fri-1"],
  ["due after: thurs", "due=thu+1.."],
  ["due: mon", "due=mon..mon"],
  ["due: tomorrow", "due=today+1..today+1"],
  ['due: "tomorrow"', "due=today+1..today+1"],
  ["due before: tomorrow", "due=..today"],
  ["due after: in 3 days", "due=today+4.."],
  ["due: yesterday .. in 3  days", "due=today-1..today+3"],
  ["due: today-3..sun", "due=today-3..sun"],
  ["created after: 14 days ago", "createdOn=today-13.."],
  ["created: yesterday", "createdOn=today-1..today-1"],
  ["completed before: monday & all", "completed=all&completedOn=..mon-1"],
  ["due: friday..", "due=fri.."],
  ["date: overdue", "due=overdue"],
  ["created: -7 days", "createdOn=last_7_days"],
  ["created: last 30 days & completed: today", "createdOn=last_30_days&completedOn=today"],
  ["completed & completed after: 2026-11-20", "completed=completed&completedOn=2026-11-21.."],
  ["has deadline", "deadline=any"],
  ["no deadline & open", "completed=pending&deadline=none"],
  ["search: water fern & p3", "search=water+fern&priority=low"],
  ["Search: @home, 50%!", "search=@home,+50%!"],
  ['search: "R&D"', "search=R&D"],
])("“%s” is read as “%s”", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["yesterday", "“yesterday” at character 1 is no filter."],
  ["p1 & tomorrow & @home", "“tomorrow” at character 6 is no filter."],
  ["🪴 & p1", "“🪴” at character 1 is no filter."],
  ["@🪴 & p9", "“p9” at character 6 is no filter."],
  ["today p1", "“p1” at character 7 needs & before it."],
  ["@home @work", "“@work” at character 7 needs & before it."],
  ["@home work", "“work” at character 7 needs & before it."],
  ["p1 &", "“&” at character 4 has nothing behind it."],
  ["& p1", "“&” at character 1 has nothing before it."],
  ["p1 & & p2", "“&” at character 6 has nothing before it."],
  ["!", "“!” at character 1 has nothing behind it."],
  ["!p1", "“!p1” at character 1 is not possible: only tags and projects"],
  ["!!@a", "“!” at character 2 stands before a tag or a project"],
  ["(@a | #Home)", "“#Home” at character 7 is of another kind."],
  ["(today | overdue)", "“today” at character 2 is no alternative:"],
  ["(@a & @b)", "“&” at character 5 stands within brackets, where only | can."],
  ["(@a", "“(” at character 1 opens a bracket that nothing closes."],
  ["@a)", "“)” at character 3 closes a bracket that was not opened."],
  ["((@a))", "“(” at character 2 is a bracket within brackets"],
  ["@a | @b & p1", "“&” at character 9 makes it unclear what belongs together."],
  ["p1 & @a | @b", "“|” at character 9 makes it unclear what belongs together."],
  ["!@a | @b", "“|” at character 5 makes it unclear what belongs together."],
  ["#Home/Kitchen | #Work", "“|” at character 15 makes it unclear what belongs together."],
  ["@a, @b", "“,” at character 3 would be a second list."],
  ["p1 & p2", "“p2” at character 6 is a second priority, and a task has one."],
  ["today & overdue", "“overdue” at character 9 is a second due date"],
  ["#Home & #Work", "“#Work” at character 9 is a second project"],
  ["(@a | @b) & (@c | @d)", "“(@c | @d)” at character 13 is a second choice of tags"],
  ["search: a & search: b", "“search: b” at character 13 is a second search"],
  ["open & completed", "“completed” at character 8 is a second one of its kind"],
  ["#Nowhere", "“#Nowhere” at character 1 is no project of yours."],
  ["#Twins", "“#Twins” at character 1 is the name of several projects."],
  ["/Kitchen", "“/Kitchen” at character 1 is a section of several projects."],
  ["/Cellar", "“/Cellar” at character 1 is no section of yours."],
  ['#Home/"To do"', '“/"To do"” at character 6 is no section of this project.'],
  ["@", "“@” at character 1 has no name behind it."],
  ['@"home', '“"” at character 2 opens a quotation that nothing closes.'],
  [`@${"x".repeat(51)}`, `“@${"x".repeat(39)}…” at character 1 is no tag. One has at most 50 characters`],
  ['@"a,b"', '“@"a,b"” at character 1 is no tag.'],
  [`search: ${"x".repeat(201)}`, `“search: ${"x".repeat(32)}…” at character 1 is too long to search for`],
  ["search:", "“search:” at character 1 has nothing behind it."],
  ["due: someday", "“someday” at character 6 is no due date that a filter has."],
  ['due: "someday"', '“"someday"” at character 6 is no due date that a filter has.'],
  ["due before: next 7 days", "“next 7 days” at character 13 is no due date that a filter has."],
  ["due after: in 999 days", "“in 999 days” at character 12 is no due date"],
  ["due: in 1000 days", "“in 1000 days” at character 6 is no due date"],
  ["due: in 0 days", "“in 0 days” at character 6 is no due date"],
  ["due: fri+0..", "“due: fri+0..” at character 1 is no due date"],
  ["due: 2026-02-30", "“2026-02-30” at character 6 is no due date"],
  ["due: 2026-02-30..", "“due: 2026-02-30..” at character 1 is no due date"],
  ["created: -14 days", "“-14 days” at character 10 is no time that a filter has."],
  ["created before: -7 days", "“-7 days” at character 17 is no time that a filter has."],
  ["due before: 1900-01-01", "“due before: 1900-01-01” at character 1 is no due date"],
  [Array.from({ length: 21 }, () => "@a").join("&"), "“@a” at character 61 is one too many: a filter has at most 20"],
  ["(p1 | p1 | p1 | p1)", "“p1” at character 17 is more than the priorities there are."],
])("“%s” is refused, because %s", (text, expected) => {
  expect(read(text)).toContain(expected);
});

test("what a list itself decides is refused there", () => {
  const reading = readFilterText("p1 & today", { places, decided: ["due"] });
  expect(reading).toMatchObject({
    fault: { message: expect.stringContaining("“today” at character 6 is not chosen here") },
  });
});

test("a section without its project is one of the page's project", () => {
  expect(readFilterText("/Kitchen", { places, project: work })).toEqual({ filter: { section: kitchenAtWork } });
});

test("a project that has its name with another, or none, is written with its id", () => {
  const twins = places.projects[3]?.id ?? "";
  expect(writeFilterText({ project: twins, projectsNone: ["none"] }, context)).toBe(`#id:${twins} & !#Inbox`);
});

test("names are in quotation marks only if they need them", () => {
  expect(writeFilterText({ tags: ["café", "two words", 'a"b'], search: "water fern" }, context)).toBe(
    String.raw`@café & @"two words" & @"a\"b" & search: water fern`,
  );
});
