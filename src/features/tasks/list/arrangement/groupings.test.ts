import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { namesOf } from "~/shared/names-of";
import { taskWith } from "~/testing/people/tasks";
import { priorities } from "../../constants";
import { viewOfProject, views } from "../views";
import { groupingOf, groupingsOf } from "./arrangement";
import { groupBy, groupingDefinitions, type Surroundings } from "./groupings";

const around: Surroundings = {
  clock: clockAt("2026-11-20T12:00:00.000Z", { timeZone: "UTC", locale: "en-GB" }),
  projects: [
    { id: "home", name: "Home" },
    { id: "work", name: "Work" },
  ],
  sections: [
    { id: "doing", name: "Doing" },
    { id: "done", name: "Done" },
  ],
  tags: ["bills", "Garden", "none"],
};

type Grouping = keyof typeof groupingDefinitions;
const everyGrouping = namesOf(groupingDefinitions);
const titlesIn = (grouping: Grouping, tasks: Parameters<typeof taskWith>[0][]) =>
  groupBy(
    grouping,
    tasks.map((fields, at) => taskWith({ title: `${at}`, ...fields })),
    around,
  ).map(({ title, tasks: grouped }) => [title, grouped.map((task) => task.title).join("")]);

test("tasks grouped by their due date stand under what is overdue, what was done of earlier days, each day, and no date, in that order", () => {
  const done = { dueOn: "2026-11-01", completedAt: "2026-11-02T00:00:00.000Z" };
  const due = [{}, { dueOn: "2026-11-22" }, { dueOn: "2026-11-18" }, { dueAt: "2026-11-20T08:00:00.000Z" }, {}, done];
  expect(titlesIn("due", due)).toEqual([
    ["Overdue", "2"],
    ["Earlier", "5"],
    ["Today", "3"],
    ["Sunday", "1"],
    ["No date", "04"],
  ]);
});

test("tasks grouped by project stand in the order of the projects after the inbox, and those of an unknown one last", () => {
  const placed = ["work", null, "gone", "home"].map((projectId) => ({ projectId }));
  expect(titlesIn("project", placed)).toEqual([
    ["Inbox", "1"],
    ["Home", "3"],
    ["Work", "0"],
    ["Unknown project", "2"],
  ]);
});

test("tasks grouped by section stand in the order of the sections after those without one", () => {
  const placed = ["done", null, "gone", "doing"].map((sectionId) => ({ sectionId }));
  expect(titlesIn("section", placed)).toEqual([
    ["No section", "12"],
    ["Doing", "3"],
    ["Done", "0"],
  ]);
});

test("tasks grouped by priority begin with the highest", () => {
  expect(
    titlesIn(
      "priority",
      [...priorities].map((priority) => ({ priority })),
    ),
  ).toEqual([
    ["High priority", "2"],
    ["Medium priority", "1"],
    ["Low priority", "0"],
  ]);
});

test("a task with several tags stands once, under the first of them in the alphabet, however it is spelled", () => {
  expect(titlesIn("tag", [{ tags: ["garden", "BILLS"] }, {}, { tags: ["GARDEN"] }, { tags: ["new"] }])).toEqual([
    ["@bills", "0"],
    ["@Garden", "2"],
    ["@new", "3"],
    ["No tag", "1"],
  ]);
});

test("a tag that is spelled like a word of the product is a tag", () => {
  expect(titlesIn("tag", [{ tags: ["None"] }, {}])).toEqual([
    ["@none", "0"],
    ["No tag", "1"],
  ]);
});

const anyTask = fc
  .record({
    dueOn: fc.constantFrom(null, "2026-11-18", "2026-11-20", "2026-11-21", "9999-12-31"),
    priority: fc.constantFrom(...priorities),
    projectId: fc.constantFrom(null, "home", "work", "gone"),
    sectionId: fc.constantFrom(null, "doing", "done", "gone"),
    tags: fc.subarray(["bills", "GARDEN", "None", "new"]),
  })
  .map(taskWith);

test.each(everyGrouping)("grouped by %s, every task stands in one group, in its order", (grouping) => {
  fc.assert(
    fc.property(fc.array(anyTask), (tasks) => {
      const groups = groupBy(grouping, tasks, around);
      expect(groups.flatMap((group) => group.tasks).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(tasks);
      for (const group of groups) expect(tasks.filter((task) => group.tasks.includes(task))).toEqual(group.tasks);
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
    }),
  );
});

test.each(everyGrouping)("grouped by %s, a task that is added under a heading stands there", (grouping) => {
  fc.assert(
    fc.property(fc.array(anyTask), (tasks) => {
      const groups = groupBy(grouping, tasks, around);
      const fixed = groups.filter(({ given }) => given === undefined).map(({ key }) => key);
      expect(["overdue", "gone"]).toEqual(expect.arrayContaining(fixed));
      const open = groups.filter(({ key }) => !fixed.includes(key));
      const added = open.map(({ given }) => groupBy(grouping, [taskWith(given)], around).map(({ key }) => key));
      expect(added).toEqual(open.map(({ key }) => [key]));
    }),
  );
});

test("every list of open tasks can be grouped, and a grouping that a list does not offer is ignored", () => {
  const grouped = [...Object.values(views), viewOfProject("home")].filter((view) => groupingsOf(view).length > 0);
  expect(grouped.map(({ name }) => name)).toEqual(["inbox", "today", "upcoming", "all", "project"]);
  expect(groupingOf(views.all, { group: "section" })).toBe("none");
  expect(groupingOf(views.inbox, { group: "project" })).toBe("none");
  expect(groupingOf(views.trash, { group: "priority" })).toBe("none");
  expect(groupingOf(viewOfProject("home"), { group: "due" })).toBe("due");
});

test("a list of days has their headings while it is sorted by them, unless another grouping is chosen", () => {
  expect(groupingOf(views.upcoming, {})).toBe("due");
  expect(groupingOf(views.upcoming, { sort: "title" })).toBe("none");
  expect(groupingOf(views.upcoming, { group: "none" })).toBe("none");
  expect(groupingOf(views.upcoming, { sort: "title", group: "due" })).toBe("due");
});
