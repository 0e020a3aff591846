import { expect, test } from "vitest";
import { mergeNamed } from "./merge-name";

const current = { name: "Home" };

test.each([
  ["based on the current name", { name: "Work", was: { name: "Home" } }],
  ["based on nothing", { name: "Work" }],
  ["that is already given", { name: "Home", was: { name: "House" } }],
])("a name %s is taken", (_which, edit) => {
  expect(mergeNamed(current, edit)).toEqual({ changes: { name: edit.name }, refused: [] });
});

test("a name based on one that was changed elsewhere is refused, and the other fields are taken", () => {
  const edit = { name: "Work", color: "red", was: { name: "House" } };
  expect(mergeNamed(current, edit)).toEqual({ changes: { color: "red" }, refused: ["name"] });
});
