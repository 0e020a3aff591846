import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { dueLabel, pastLabel } from "~/shared/due-labels";
import { taskWith } from "~/testing/people/tasks";
import type { Sort } from "../../constants";
import type { ChosenFilter } from "../filter-params";
import { saidOf } from "./said";
import { type View, viewOfProject, views } from "../views";

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "UTC", locale: "en-GB" });

const days = {
  "two days ago": { dueOn: "2026-11-18" },
  "this morning": { dueAt: "2026-11-20T08:00:00.000Z" },
  "this evening": { dueAt: "2026-11-20T20:00:00.000Z" },
  today: { dueOn: "2026-11-20" },
  tomorrow: { dueOn: "2026-11-21" },
} as const;

function labelIn(view: keyof typeof views, day: keyof typeof days, { sort, ...filter }: ChosenFilter = {}) {
  const said = saidOf(views[view], filter, { sort: sort ?? views[view].sort, clock });
  return dueLabel(taskWith(days[day]), clock, said)?.text;
}

test.each<[keyof typeof views, keyof typeof days, ChosenFilter, string | undefined]>([
  ["today", "two days ago", {}, "18 Nov"],
  ["today", "two days ago", { sort: "title" }, "18 Nov, overdue"],
  ["today", "this morning", {}, "08:00, overdue"],
  ["today", "this evening", {}, "20:00"],
  ["today", "today", {}, undefined],
  ["today", "today", { sort: "title" }, undefined],
  ["upcoming", "tomorrow", {}, undefined],
  ["upcoming", "tomorrow", { sort: "title" }, "Tomorrow"],
  ["all", "today", {}, "Today"],
  ["all", "today", { due: "today" }, undefined],
  ["all", "this evening", { due: "today" }, "20:00"],
  ["all", "tomorrow", { due: "2026-11-21..2026-11-21" }, undefined],
  ["all", "tomorrow", { due: "2026-11-21..2026-11-22" }, "Tomorrow"],
  ["all", "two days ago", { due: "overdue" }, "18 Nov"],
  ["all", "this morning", { due: "overdue" }, "Today, 08:00, overdue"],
])("in %s a task due %s, with %o, is labelled %s", (view, day, filter, label) => {
  expect(labelIn(view, day, filter)).toBe(label);
});

test.each<[Sort, string]>([
  ["completed_at", "09:30"],
  ["title", "Yesterday, 09:30"],
])("in Completed sorted by %s a task says when it was done: %s", (sort, label) => {
  expect(pastLabel("2026-11-19T09:30:00.000Z", clock, saidOf(views.completed, {}, { sort, clock }))).toBe(label);
});

test("on the page of a tag its rows leave it out, however it is spelled", () => {
  const tagIn = (filter: ChosenFilter) => saidOf(views.all, filter, { sort: "created_at", clock }).tag;
  expect(tagIn({ tags: ["Büro"] })).toBe(tagIn({ tags: ["BÜRO"] }));
  expect([tagIn({ tags: ["Büro"] }), tagIn({ tags: ["Büro", "home"] }), tagIn({})]).toEqual([
    expect.any(String),
    undefined,
    undefined,
  ]);
});

test("in the list of a project, or filtered by one, its rows leave it out", () => {
  const projectIn = (view: View, filter: ChosenFilter) => saidOf(view, filter, { sort: "created_at", clock }).project;
  expect(projectIn(viewOfProject("home"), {})).toBe("home");
  expect([projectIn(views.all, { project: "home" }), projectIn(views.all, {})]).toEqual(["home", undefined]);
});
