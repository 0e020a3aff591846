import { expect, test } from "vitest";
import { draftOf } from "../../store/task-draft";
import { belongsTo } from "../../store/lists/list-membership";
import { listInputOf, viewOfProject, views } from "../../list/views";
import type { ChosenFilter } from "../../list/filter-params";
import { clockAt } from "~/shared/clock";
import { draftDefaults, formatDraft, parseDraft } from "./add-draft";

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });
const { today, now } = clock;

const project = "019a0000-0000-7000-8000-000000000001";
const filters: ChosenFilter[] = [
  {},
  { tags: ["work"] },
  { tags: ["work", "R&D"], priority: ["high"] },
  { priority: ["low", "high"] },
  { priority: ["low", "medium"] },
  { due: "today" },
  { due: "next_7_days" },
  { due: "none" },
  { due: "2026-11-24..2026-11-27" },
  { due: "..2026-11-10" },
  { due: "2026-11-01..2026-12-01" },
  { project: "none" },
  { project },
  { project, section: "019a0000-0000-7000-8000-000000000002" },
];
const { today: dueToday, upcoming, all, inbox } = views;
const adding = [dueToday, upcoming, all, inbox, viewOfProject(project)].flatMap((view) =>
  filters
    .filter(
      ({ due, section }) =>
        (view.due === undefined || due === undefined) && (view.project !== "none" || section === undefined),
    )
    .map((filter) => ({ name: view.name, view, filter })),
);

test.each(adding)("a task that is added in $name under $filter is listed there", ({ view, filter }) => {
  const task = draftOf({ ...draftDefaults(view, filter, today), title: "New" }, { id: "1", userId: "ada" });
  expect(belongsTo(task, listInputOf(view, filter, clock), now)).toBe(true);
});

test("a filter that no new task can match leaves the draft as it is elsewhere", () => {
  for (const filter of [{ due: "overdue" }, { search: "rent" }, { completed: "completed" }] as const) {
    expect(draftDefaults(views.all, filter, today)).toEqual(draftDefaults(views.all, {}, today));
  }
});

test("everything chosen for a task is stored, and nothing else", () => {
  const draft = {
    title: "“Rent”",
    description: "By transfer",
    priority: "high",
    dueOn: null,
    tags: ["a"],
    projectId: project,
    sectionId: null,
  } as const;
  expect(parseDraft(formatDraft({ ...draft, tags: [...draft.tags] }))).toEqual(draft);
  expect(formatDraft({ title: "" })).toBe("");
  expect(formatDraft({ title: "", description: "" })).toBe("");
  expect(formatDraft({ title: "", priority: "low" })).not.toBe("");
  expect(parseDraft(undefined)).toEqual({});
});

test("a title stored by an older version is read, whatever it looks like", () => {
  expect(parseDraft("Call mum")).toEqual({ title: "Call mum" });
  expect(parseDraft("42")).toEqual({ title: "42" });
  expect(parseDraft('{"priority":"urgent","tags":[1,"a"],"dueOn":7,"projectId":1}')).toEqual({ tags: ["a"] });
});

test("a filter with two spellings of one tag gives a new task one of them", () => {
  const filter = { tags: ["hotel", "Hôtel", "work"] };
  expect(draftDefaults(views.all, filter, today).tags).toEqual(["hotel", "work"]);
  expect(parseDraft(formatDraft({ tags: filter.tags })).tags).toEqual(["hotel", "work"]);
});
