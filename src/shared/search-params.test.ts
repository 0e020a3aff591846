import { expect, test } from "vitest";
import {
  createParamReader,
  several,
  single,
  textWithin,
  toSearchParams,
  withoutBlanks,
  withParams,
} from "./search-params";

test("an address that Next has read is the same address again, repeated parameters in their order", () => {
  const params = toSearchParams({ tag: ["a b", "c"], search: "x&y", none: undefined });
  expect(params.toString()).toBe("tag=a+b&tag=c&search=x%26y");
});

test("a path carries those parameters that hold something", () => {
  expect(withParams("/tasks", { search: "a b", sort: "", order: undefined })).toBe("/tasks?search=a+b");
  expect(withParams("/tasks", { search: undefined })).toBe("/tasks");
});

test("a parameter whose value means nothing is left out by name, and one that is absent is not", () => {
  const params = new URLSearchParams("size=9&size=7&colour=red&text=a%00b");
  const { read, ignored } = createParamReader(params);
  const digit = (value: string) => (/^\d$/.test(value) ? Number(value) : undefined);
  expect(read("size", several(digit, 2))).toEqual([9, 7]);
  expect(read("size", several(digit, 1))).toBeUndefined();
  expect(read("size", single(digit))).toBeUndefined();
  expect(read("colour", several(digit, 1))).toBeUndefined();
  expect(read("text", single(textWithin(10)))).toBeUndefined();
  expect(read("absent", single(digit))).toBeUndefined();
  expect(ignored).toEqual(["size", "size", "colour", "text"]);
});

test("a field of a form that was left empty counts as absent", () => {
  expect(withoutBlanks(new URLSearchParams("a=&b=+%09&c=x")).toString()).toBe("c=x");
});

test.each([
  [" Jo\u0308rg ", "Jörg"],
  ["x".repeat(11), undefined],
  ["\ud800", undefined],
])("%j is read as the text %j", (value, text) => {
  expect(textWithin(10)(value)).toBe(text);
});
