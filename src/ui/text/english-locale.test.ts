import { expect, test } from "vitest";
import { inEnglish } from "./english-locale";

const at = new Date("2026-11-27T14:30:00Z");
const written = (tag: string) =>
  new Intl.DateTimeFormat(inEnglish(tag), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  })
    .format(at)
    .replaceAll("\u202f", " ");

test.each([
  ["de-DE", "Friday 27 Nov, 14:30"],
  ["ar-EG", "Friday 27 Nov, 2:30 pm"],
  ["fa-IR", "Friday 27 Nov, 14:30"],
  ["th-TH-u-ca-buddhist-nu-thai", "Friday 27 Nov, 14:30"],
  ["ja-JP-u-ca-japanese", "Friday 27 Nov, 14:30"],
  ["en-GB", "Friday 27 Nov, 14:30"],
  ["en-US", "Friday, Nov 27, 2:30 PM"],
  ["es-US", "Friday, Nov 27, 2:30 PM"],
  ["en", "Friday, Nov 27, 2:30 PM"],
])("a reader of %s gets English words in their own order and clock", (tag, text) => {
  expect(written(tag)).toBe(text);
});

test("an unknown locale means English", () => {
  for (const tag of ["", "*", "xx-not-a-locale!!", "de_DE", "C", "POSIX!"]) expect(inEnglish(tag)).toMatch(/^en-u-/);
});

test("digits and years match the sentences around them, in every locale", () => {
  for (const tag of [
    "ar-EG",
    "fa-IR",
    "my-MM",
    "hi-IN-u-nu-deva",
    "th-TH",
    "ja-JP-u-ca-japanese",
    "he-IL-u-ca-hebrew",
  ]) {
    expect(new Intl.DateTimeFormat(inEnglish(tag), { dateStyle: "full" }).format(at)).toMatch(/^[\x20-\x7e]*2026$/);
  }
});
