import { expect, test } from "vitest";
import { taskWith } from "~/testing/people/tasks";
import { clockAt } from "~/shared/clock";
import { groupTasks } from "./groups";
import { views } from "../views";

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "UTC", locale: "en-GB" });
const tasks = [
  taskWith({ title: "late", dueOn: "2026-11-18" }),
  taskWith({ title: "done", dueOn: "2026-11-18", completedAt: "2026-11-19T00:00:00.000Z" }),
  taskWith({ title: "passed", dueAt: "2026-11-20T08:00:00.000Z" }),
  taskWith({ title: "today", dueOn: "2026-11-20" }),
];
const shape = (groups: ReturnType<typeof groupTasks>) =>
  groups.map(({ title, tasks: grouped }) => [title, ...grouped.map((task) => task.title)]);

test("Today shows overdue tasks, tasks completed earlier, and today's tasks", () => {
  expect(shape(groupTasks(tasks, { view: views.today, sort: "due_date", clock }))).toEqual([
    ["Overdue", "late"],
    ["Earlier", "done"],
    ["Today", "passed", "today"],
  ]);
});

test("Upcoming shows a group for each day, in the order of the list", () => {
  const upcoming = [
    taskWith({ title: "a", dueOn: "2026-11-21" }),
    taskWith({ title: "b", dueOn: "2026-11-21" }),
    taskWith({ title: "c", dueOn: "2026-12-24" }),
  ];
  const groups = groupTasks(upcoming, { view: views.upcoming, sort: "due_date", clock });
  expect(shape(groups)).toEqual([
    ["Tomorrow", "a", "b"],
    ["Thursday", "c"],
  ]);
  expect(groups.map(({ key }) => key)).toEqual(["2026-11-21", "2026-12-24"]);
});

test("Today has no heading while everything is due today, because its title says so", () => {
  const groups = groupTasks(tasks.slice(2), { view: views.today, sort: "due_date", clock });
  expect(shape(groups)).toEqual([[undefined, "passed", "today"]]);
});

test("Completed shows a group for each local day on which tasks were done, also if that is not the day in UTC", () => {
  const auckland = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Pacific/Auckland", locale: "en-GB" });
  const done = [
    taskWith({ title: "a", completedAt: "2026-11-20T11:30:00.000Z" }),
    taskWith({ title: "b", completedAt: "2026-11-20T10:30:00.000Z" }),
    taskWith({ title: "c", completedAt: "2026-11-19T11:30:00.000Z" }),
    taskWith({ title: "d", completedAt: "2026-11-11T12:00:00.000Z" }),
  ];
  expect(shape(groupTasks(done, { view: views.completed, sort: "completed_at", clock: auckland }))).toEqual([
    ["Today", "a"],
    ["Yesterday", "b", "c"],
    ["Thursday", "d"],
  ]);
});

test("a task that has just lost its day stays in its group until it has left the list", () => {
  const reopened = taskWith({ title: "reopened" });
  const done = taskWith({ title: "done", completedAt: "2026-11-18T00:00:00.000Z" });
  const groupsOf = (shown: Parameters<typeof groupTasks>[0]) =>
    shape(groupTasks(shown, { view: views.completed, sort: "completed_at", clock }));
  expect(groupsOf([done, reopened])).toEqual([["Wednesday", "done", "reopened"]]);
  expect(groupsOf([reopened])).toEqual([["Today", "reopened"]]);
});

test.each([
  [views.today, "title"],
  [views.completed, "title"],
  [views.all, "due_date"],
  [views.trash, "deleted_at"],
])("a list that is not sorted by day has no groups", (view, sort) => {
  expect(groupTasks(tasks, { view, sort, clock })).toEqual([{ key: "all", title: undefined, tasks }]);
});
