import { expect, test } from "vitest";
import { titleOf } from "./list-title";
import { views } from "../views";

test.each([
  [views.all, {}, "All tasks"],
  [views.all, { tags: ["home"] }, "@home"],
  [views.all, { tags: ["home"], search: "door" }, "@home"],
  [views.all, { tags: ["home", "money"] }, "All tasks"],
  [views.today, { tags: ["home"] }, "Today"],
  [views.trash, { tags: ["home"] }, "Trash"],
])("the list %j with %j has a name of its own", (view, filter, title) => {
  expect(titleOf(view, filter)).toBe(title);
});
