import { describe, expect, test } from "vitest";
import { evaluateConditions, type Representation } from "./file-conditions";

const modifiedAt = new Date("2026-11-20T10:00:00.700Z");
const file: Representation = { size: 100, modifiedAt, tag: '"1"' };
const untagged: Representation = { size: 100, modifiedAt };

/** Returns the fault, or the remaining range. */
function evaluate(headers: Record<string, string>, against = file) {
  const left = { ...headers };
  const fault = evaluateConditions(left, against);
  expect(Object.keys(left).filter((name) => name !== "range")).toEqual(
    Object.keys(headers).filter((name) => /^if-(none-match|modified-since)$/.test(name)),
  );
  return fault ?? left["range"];
}

describe("a condition that is not met", () => {
  test.each([
    { "if-match": '"2"' },
    { "if-unmodified-since": "Fri, 20 Nov 2026 09:59:59 GMT" },
    { "if-unmodified-since": "Thu, 01 Jan 1970 00:00:00 GMT" },
    { "if-match": '"2"', range: "bytes=500-" },
  ])("is 412: %j", (headers) => {
    expect(evaluate(headers)).toBe(412);
  });

  test("matches no entity tag if the file has none", () => {
    expect(evaluate({ "if-match": '"1"' }, untagged)).toBe(412);
    expect(evaluate({ "if-match": "*" }, untagged)).toBeUndefined();
  });
});

test.each([
  [{ "if-match": "x" }, "If-Match"],
  [{ "if-match": "" }, "If-Match"],
  [{ "if-none-match": "x", "if-match": "*" }, "If-None-Match"],
] as const)("a condition that cannot be read is named: %j", (headers, name) => {
  expect(evaluate(headers)).toBe(name);
});

test("a file that the client has already is 304, unless a stronger condition is not met", () => {
  expect(evaluate({ "if-none-match": '"1"' })).toBe(304);
  expect(evaluate({ "if-none-match": '"1"', "if-match": '"2"' })).toBe(412);
  expect(evaluate({ "if-none-match": '"1"', range: "bytes=500-" })).toBe(304);
});

test("an If-None-Match for a file without a tag is left to the next handler, in one spelling", () => {
  const headers = { "if-none-match": 'W/"2-gzip","3"' };
  expect(evaluateConditions(headers, untagged)).toBeUndefined();
  expect(headers).toEqual({ "if-none-match": '"2", "3"' });
});

test.each([
  { "if-match": '"1"' },
  { "if-match": 'W/"1"' },
  { "if-match": '"0", "1"' },
  { "if-match": " * " },
  { "if-unmodified-since": "Fri, 20 Nov 2026 10:00:00 GMT" },
  { "if-unmodified-since": "yesterday" },
  { "if-match": '"1"', "if-unmodified-since": "Thu, 01 Jan 1970 00:00:00 GMT" },
  { "if-none-match": '"2"' },
  { "if-modified-since": "x" },
])("a condition that is met, or meaningless, has no effect: %j", (headers) => {
  expect(evaluate(headers)).toBeUndefined();
});

test.each(["bytes=100-", "bytes=999999999-", "bytes=100-200", "bytes=-0", `bytes=${"9".repeat(400)}-`])(
  "a range that begins after the end of the file is 416: %s",
  (range) => {
    expect(evaluate({ range })).toBe(416);
    expect(evaluate({ range, "if-range": '"1"' })).toBeUndefined();
  },
);

test.each([
  ["bytes=0-", "bytes=0-99"],
  ["bytes=0-3", "bytes=0-3"],
  ["bytes=99-", "bytes=99-99"],
  ["bytes=99-500", "bytes=99-99"],
  [`bytes=0-${"9".repeat(400)}`, "bytes=0-99"],
  ["bytes=-5", "bytes=95-99"],
  ["bytes=-100", "bytes=0-99"],
  ["bytes=-500", "bytes=0-99"],
  [`bytes=-${"9".repeat(400)}`, "bytes=0-99"],
])("a range is left in one form: %s", (range, left) => {
  expect(evaluate({ range })).toBe(left);
});

test.each(["bytes=0-", "bytes=-1", "bytes=0-0"])("no range is in a file that holds nothing: %s", (range) => {
  expect(evaluate({ range }, { ...file, size: 0 })).toBe(416);
});

test.each([
  "bytes=5-2",
  "bytes=0-1,5-6",
  "bytes=",
  "bytes=-",
  "bytes=a-b",
  "items=0-1",
  "x",
  "",
  "bytes=0-1-2",
  "bytes 0-1",
])("an invalid range, or several ranges, are ignored: %j", (range) => {
  expect(evaluate({ range })).toBeUndefined();
});
