import { expect, test } from "vitest";
import { oneOf } from "./one-of";
import {
  createParamReader,
  several,
  single,
  textWithin,
  toSearchParams,
  withoutBlanks,
  withParams,
} from "./search-params";

test("the parameters that Next has read make the same address again, repeated ones in their order", () => {
  const params = toSearchParams({ tag: ["a b", "c"], search: "x&y", none: undefined });
  expect(params.toString()).toBe("tag=a+b&tag=c&search=x%26y");
});

test("a path gets the parameters that are not empty", () => {
  expect(withParams("/tasks", { search: "a b", sort: "", order: undefined })).toBe("/tasks?search=a+b");
  expect(withParams("/tasks", { search: undefined })).toBe("/tasks");
});

test("an invalid parameter is ignored and named, an absent one is not", () => {
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

test("an empty field of a form counts as absent", () => {
  expect(withoutBlanks(new URLSearchParams("a=&b=+%09&c=x")).toString()).toBe("c=x");
});

test.each([
  [" Jo\u0308rg ", "Jörg"],
  ["x".repeat(11), undefined],
  ["\ud800", undefined],
])("%j is read as the text %j", (value, text) => {
  expect(textWithin(10)(value)).toBe(text);
});

test("a word is found in its list, an unknown one is not", () => {
  const words = ["low", "high"] as const;
  expect(oneOf(words, "high")).toBe("high");
  expect(oneOf(words, "High")).toBeUndefined();
  expect(oneOf(words, null)).toBeUndefined();
});
