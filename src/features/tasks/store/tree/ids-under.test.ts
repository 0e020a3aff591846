import { expect, test } from "vitest";
import { idsUnder } from "./ids-under";

const rows = [
  { id: "house", parentId: null },
  { id: "pack", parentId: "house" },
  { id: "boxes", parentId: "pack" },
  { id: "read", parentId: null },
];

test("what is below tasks is found once, without those that are named", () => {
  expect(idsUnder(["house"], rows)).toEqual(["pack", "boxes"]);
  expect(idsUnder(["house", "pack"], rows)).toEqual(["boxes"]);
  expect(idsUnder(["read", "gone"], rows)).toEqual([]);
});

test("tasks that are below each other end the search", () => {
  const circle = [
    { id: "one", parentId: "two" },
    { id: "two", parentId: "one" },
  ];
  expect(idsUnder(["one"], circle)).toEqual(["two"]);
});
