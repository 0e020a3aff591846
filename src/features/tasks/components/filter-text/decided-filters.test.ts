import { expect, test } from "vitest";
import { viewOfProject, views } from "../../list/views";
import { apartFrom, decidedBy } from "./decided-filters";

test.each([
  ["all tasks", views.all, []],
  ["today", views.today, ["due"]],
  ["the inbox", views.inbox, ["project", "projectsAny", "projectsNone"]],
  ["a project", viewOfProject("home"), ["project", "projectsAny", "projectsNone"]],
  ["what is completed", views.completed, ["completed"]],
])("the list of %s decides about some filters itself", (_name, view, names) => {
  expect(decidedBy(view)).toEqual(names);
});

test("what a list decides about is kept apart from what the user chooses", () => {
  expect(apartFrom({ due: "overdue", tags: ["home"], sort: "title" }, ["due"])).toEqual({
    decided: { due: "overdue" },
    chosen: { tags: ["home"], sort: "title" },
  });
});
