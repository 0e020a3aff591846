import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { taskWith } from "~/testing/people/tasks";
import { priorities } from "../../constants";
import { viewOfProject, views } from "../views";
import { columnsOf, layoutOf } from "./arrangement";
import { groupIntoColumns } from "./columns";
import type { Surroundings } from "./groupings";

const around: Surroundings = {
  clock: clockAt("2026-11-20T12:00:00.000Z", { timeZone: "UTC", locale: "en-GB" }),
  projects: [{ id: "home", name: "Home" }],
  sections: [{ id: "doing", name: "Doing" }],
  tags: ["bills"],
};
const titles = (...[grouping, tasks, view]: [Parameters<typeof groupIntoColumns>[0], object[], typeof views.all]) =>
  groupIntoColumns(
    grouping,
    tasks.map((fields) => taskWith(fields)),
    { around, view },
  ).map(({ title, tasks: { length } }) => `${title} ${length}`);

test("the columns that are known stay without tasks", () => {
  expect(titles("priority", [], views.all)).toEqual(["High priority 0", "Medium priority 0", "Low priority 0"]);
  expect(titles("project", [], views.all)).toEqual(["Inbox 0", "Home 0"]);
  expect(titles("section", [], viewOfProject("home"))).toEqual(["No section 0", "Doing 0"]);
  expect(titles("tag", [{ tags: ["new"] }], views.all)).toEqual(["@bills 0", "@new 1", "No tag 0"]);
});

test("a board of days has a week from today, what is later in one column, and what is overdue only if something is", () => {
  const later = [{ dueOn: "2026-11-27" }, { dueOn: "2027-01-01" }];
  expect(titles("due", [...later, { dueOn: "2026-11-26" }], views.all)).toEqual([
    "Today 0",
    "Tomorrow 0",
    "Sunday 0",
    "Monday 0",
    "Tuesday 0",
    "Wednesday 0",
    "Thursday 1",
    "Later 2",
    "No date 0",
  ]);
  expect(titles("due", [{ dueOn: "2026-11-19" }], views.all)[0]).toBe("Overdue 1");
});

test("the board of Today has no day but today, and that of Upcoming begins tomorrow", () => {
  expect(titles("due", [], views.today)).toEqual(["Today 0"]);
  const upcoming = titles("due", [{ dueOn: "2026-11-28" }], views.upcoming);
  expect([upcoming[0], upcoming.at(-2), upcoming.at(-1)]).toEqual(["Tomorrow 0", "Friday 0", "Later 1"]);
});

test("a task that is added to a column stands in it", () => {
  const view = fc.constantFrom(views.all, views.upcoming, viewOfProject("home"));
  const grouping = fc.constantFrom("due", "project", "section", "priority", "tag");
  const dueOn = fc.constantFrom(null, "2026-11-01", "2026-11-20", "2026-11-24", "2099-01-01");
  const task = fc.record({ dueOn, priority: fc.constantFrom(...priorities) }).map(taskWith);
  fc.assert(
    fc.property(grouping, view, fc.array(task), (by, list, tasks) => {
      const columns = groupIntoColumns(by, tasks, { around, view: list }).filter(({ given }) => given !== undefined);
      const added = columns.map(({ key, given }) =>
        groupIntoColumns(by, [taskWith(given)], { around, view: list })
          .filter((column) => column.tasks.length > 0)
          .map((column) => column.key === key),
      );
      expect(added).toEqual(columns.map(() => [true]));
    }),
  );
});

test("a board without a grouping is about days, that of a list of one day about priorities", () => {
  expect(columnsOf(views.all, {})).toBe("due");
  expect(columnsOf(views.all, { group: "tag" })).toBe("tag");
  expect(columnsOf(views.today, { sort: "title" })).toBe("priority");
  expect(columnsOf(viewOfProject("home"), {})).toBe("section");
});

test("a list where tasks are at rest has no other layout", () => {
  expect(layoutOf(views.trash, { layout: "board" })).toBe("list");
  expect(layoutOf(views.completed, { layout: "board" })).toBe("list");
  expect(layoutOf(views.inbox, { layout: "board" })).toBe("board");
});
