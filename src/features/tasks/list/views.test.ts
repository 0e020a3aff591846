import { describe, expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import type { ChosenFilter } from "./filter-params";
import { listTasksInput } from "./filters/schema";
import { sortDefinitions } from "./sorts/sorts";
import { listInputOf, viewAt, viewOfProject, views } from "./views";

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Asia/Tokyo", locale: "en" });

const project = "019a0000-0000-7000-8000-000000000000";

test.each([...Object.values(views), viewOfProject(project)])(
  "$name has an address of its own, and lists what the server understands",
  (view) => {
    expect(viewAt(view.path)).toEqual(view);
    expect(view.sorts).toContain(view.sort);
    for (const sort of view.sorts) {
      const input = listInputOf(view, { sort }, clock);
      expect(listTasksInput.parse(input)).toEqual({ ...input, cursor: undefined });
      expect(input.order).toBe(sortDefinitions[sort].naturalOrder);
    }
  },
);

test("the address of a project has one spelling", () => {
  for (const id of [project.toUpperCase(), `${project}/`, `${project}/x`, "", "none", "inbox"])
    expect([id, viewAt(`/projects/${id}`)]).toEqual([id, undefined]);
});

test("other addresses have no list", () => {
  expect(viewAt("/")).toBeUndefined();
  expect(viewAt("/today/")).toBeUndefined();
});

describe("the input of a list", () => {
  test("today lists tasks due until today, upcoming those after", () => {
    expect(listInputOf(views.today, {}, clock)).toMatchObject({
      due: "..2026-11-20",
      completed: "pending",
      timeZone: "Asia/Tokyo",
    });
    expect(listInputOf(views.upcoming, {}, clock)).toMatchObject({
      due: "2026-11-21..",
      sort: "due_date",
      order: "asc",
    });
  });

  test("the days of a list by day cannot be chosen", () => {
    expect(listInputOf(views.today, { due: "none" }, clock).due).toBe("..2026-11-20");
    expect(listInputOf(views.all, { due: "none" }, clock).due).toBe("none");
  });

  test("the project of a page cannot be chosen", () => {
    expect(listInputOf(viewOfProject(project), { project: "none" }, clock).project).toBe(project);
    expect(listInputOf(views.inbox, { project }, clock).project).toBe("none");
  });

  test("completed tasks are shown where the user chooses, never instead of the list's own tasks", () => {
    expect(listInputOf(views.all, { completed: "all" }, clock).completed).toBe("all");
    expect(listInputOf(views.completed, { completed: "pending" }, clock).completed).toBe("completed");
    expect(listInputOf(views.trash, { completed: "pending" }, clock)).toMatchObject({ completed: "all", trash: true });
  });

  test("the time zone is sent only where it matters", () => {
    expect(listInputOf(views.all, {}, clock).timeZone).toBe("UTC");
    expect(listInputOf(views.all, { due: "today" }, clock).timeZone).toBe("Asia/Tokyo");
  });

  test("empty values are ignored", () => {
    const input = listInputOf(views.all, { search: "", due: undefined }, clock);
    expect(Object.keys(input).sort()).toEqual(["completed", "limit", "order", "sort", "timeZone", "trash"]);
  });
});

test("tasks that are asked for by the day of their completion are completed ones, unless the user says otherwise", () => {
  const asked = (filter: ChosenFilter) => listInputOf(views.all, filter, clock).completed;
  expect(asked({ completedOn: "today" })).toBe("completed");
  expect(asked({ completedOn: "today", completed: "all" })).toBe("all");
  expect(asked({ createdOn: "today" })).toBe("pending");
});
