import { expect, test } from "vitest";
import { commonFields } from "./common-fields";

test("a field that only one answer has is not compared, however deep it is", () => {
  const before = { items: [{ title: "Read", tags: ["home"] }], nextCursor: null };
  const now = { items: [{ title: "Read", tags: ["home"], projectId: null }], nextCursor: null, count: 1 };
  const [first, second] = commonFields(before, now);
  expect(first).toEqual(before);
  expect(second).toEqual(before);
});

test("fields that both have, lists of other lengths, and values of another kind still differ", () => {
  for (const [before, now] of [
    [{ title: "Read" }, { title: "Write", projectId: null }],
    [{ items: [] }, { items: [{ title: "Read" }] }],
    [{ dueOn: null }, { dueOn: { day: "2030-05-17" } }],
    [{ tags: ["home"] }, { tags: { 0: "home" } }],
  ]) {
    const [first, second] = commonFields(before, now);
    expect(first).not.toEqual(second);
  }
});

test("answers without a common field are an error, because nothing would be compared", () => {
  expect(() => commonFields({ title: "Read" }, { name: "Read" })).toThrow(/share no field/);
  expect(commonFields({}, {})).toEqual([{}, {}]);
});
