import { expect, test } from "vitest";
import { splitQuoted } from "./quoted-text";

test("what is quoted in a sentence stands by itself, so that its direction does not turn the sentence", () => {
  expect(splitQuoted("Completed “לקנות (PDF)”")).toEqual(["Completed “", "לקנות (PDF)", "”"]);
  expect(splitQuoted("“a ” b\nc” could not be changed.")).toEqual(["“", "a ” b\nc", "” could not be changed."]);
});

test("a sentence without a quotation is left as it is", () => {
  expect(splitQuoted("Nothing to undo.")).toEqual(["Nothing to undo."]);
});
