import { expect, test } from "vitest";
import { splitQuoted } from "./quoted-text";

test("a quotation in a sentence is isolated, so that its direction does not change the sentence", () => {
  expect(splitQuoted("Completed “לקנות (PDF)”")).toEqual(["Completed “", "לקנות (PDF)", "”"]);
  expect(splitQuoted("“a ” b\nc” could not be changed.")).toEqual(["“", "a ” b\nc", "” could not be changed."]);
});

test("a sentence without a quotation stays as it is", () => {
  expect(splitQuoted("Nothing to undo.")).toEqual(["Nothing to undo."]);
});
