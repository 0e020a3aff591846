import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "./fold";
import { splitAtMatches } from "./split-at-matches";

test.each([
  ["Réserver l’hôtel", ["hotel"], ["Réserver l’", "hôtel", ""]],
  ["ho\u0302tel", ["HOTEL"], ["", "ho\u0302tel", ""]],
  ["Straße kehren", ["strass", "keh"], ["", "Straß", "e ", "keh", "ren"]],
  ["ΟΔΟΣ", ["οδος"], ["", "ΟΔΟΣ", ""]],
  ["İstanbul bileti", ["istanbul"], ["", "İstanbul", " bileti"]],
  ["aXa", ["a", "x"], ["", "a", "", "X", "", "a", ""]],
  ["banana", ["anan", "nana"], ["b", "anana", ""]],
  ["100% (a+b)", ["%", "(a+b)"], ["100", "%", " ", "(a+b)", ""]],
  ["نمی\u200cخواهم", ["نمیخواهم"], ["", "نمی\u200cخواهم", ""]],
  ["plain", [], ["plain"]],
  ["plain", ["\u200b", "´"], ["plain"]],
  ["plain", ["other"], ["plain"]],
])("%j with the words %j is marked as %j", (text, words, parts) => {
  expect(splitAtMatches(text, words)).toEqual(parts);
});

test("a text stays complete, and is marked where a search matches it", () => {
  const piece = fc.oneof(
    fc.constantFrom("é", "ß", "ﬁ", "Σ", "가", "が", "ё", "İ", "a", " ", "\u200d"),
    fc.string({ maxLength: 2 }),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("").normalize("NFC"));
  fc.assert(
    fc.property(text, text, text, (before, word, after) => {
      fc.pre(fold(word).trim() !== "");
      const whole = (before + word + after).normalize("NFC");
      const parts = splitAtMatches(whole, [word]);
      expect(parts.join("")).toBe(whole);
      expect(parts.length > 1).toBe(fold(whole).includes(fold(word)));
    }),
  );
});
