import { expect, test } from "vitest";
import { completeFilterWord, filterWordAt } from "./word-at";

test.each([
  ["@", { sign: "@", from: 0, to: 1, typed: "" }],
  ["today & @ho", { sign: "@", from: 8, to: 11, typed: "ho" }],
  ["(@a|@b", { sign: "@", from: 4, to: 6, typed: "b" }],
  ["!#Wo", { sign: "#", from: 1, to: 4, typed: "Wo" }],
  ["#Trip to", { sign: "#", from: 0, to: 8, typed: "Trip to" }],
  ['@"two w', { sign: "@", from: 0, to: 7, typed: "two w" }],
])("“%s” ends with a word that can be completed", (text, word) => {
  expect(filterWordAt(text, text.length)).toEqual(word);
});

test.each(["", "today", "a@b", "@home work", '@"home"', "# Home", "#Home &", "search: x"])("“%s” does not", (text) => {
  expect(filterWordAt(text, text.length)).toBeUndefined();
});

test("a word is completed at the caret, with quotation marks if its name needs them", () => {
  const text = "@ho & p1";
  const word = filterWordAt(text, 3);
  if (word === undefined) throw new Error("There is a word.");
  expect(completeFilterWord(text, word, "home office")).toEqual({ text: '@"home office" & p1', caret: 14 });
  expect(filterWordAt(text, 2)).toBeUndefined();
});
