import fc from "fast-check";
import { expect, test } from "vitest";
import { tagId } from "./tag-id";

const ada = "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f";
const bob = "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e60";

test("a tag has one id in every spelling, which is one of its user alone", () => {
  expect(tagId(ada, "BÜRO")).toBe(tagId(ada, "buro"));
  expect(tagId(ada, "home")).not.toBe(tagId(bob, "home"));
  expect(tagId(ada, "home")).not.toBe(tagId(ada, "house"));
});

test("an id never changes, because it is kept in databases", () => {
  expect(tagId(ada, "home")).toBe("2e4c24f7-3515-8d5a-8e74-3137cef12062");
});

test("an id is a UUIDv8, whatever the tag", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (tag) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/.test(tagId(ada, tag)),
    ),
  );
});

test("no two of many tags have the same", () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => tagId(ada, `tag ${at}`));
  expect(new Set(ids).size).toBe(ids.length);
});
