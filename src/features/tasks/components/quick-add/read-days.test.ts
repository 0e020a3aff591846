import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { readAsLine } from "./reading.testing";

/** A Friday. */
const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });
const american = { ...clock, locale: "en-US" };

const days: [string, string][] = [
  ["today", "2026-11-20"],
  ["tod", "2026-11-20"],
  ["TOMORROW", "2026-11-21"],
  ["tomorrow", "2026-11-21"],
  ["Tomorrow", "2026-11-21"],
  ["tmr", "2026-11-21"],
  ["tmrw", "2026-11-21"],
  ["due tomorrow", "2026-11-21"],
  ["the day after tomorrow", "2026-11-22"],
  ["day after tomorrow", "2026-11-22"],
  ["tonight", "2026-11-20 19:00"],
  ["this evening", "2026-11-20 19:00"],
  // Weekdays are after today.
  ["sat", "2026-11-21"],
  ["sun", "2026-11-22"],
  ["mon", "2026-11-23"],
  ["Mon", "2026-11-23"],
  ["tue", "2026-11-24"],
  ["tues", "2026-11-24"],
  ["wed", "2026-11-25"],
  ["thu", "2026-11-26"],
  ["thur", "2026-11-26"],
  ["thurs", "2026-11-26"],
  ["fri", "2026-11-27"],
  ["friday", "2026-11-27"],
  ["Saturday", "2026-11-21"],
  ["on sunday", "2026-11-22"],
  ["due on monday", "2026-11-23"],
  ["due Tuesday", "2026-11-24"],
  ["this friday", "2026-11-20"],
  ["this sat", "2026-11-21"],
  ["coming wednesday", "2026-11-25"],
  ["next friday", "2026-11-27"],
  ["next sat", "2026-11-28"],
  ["next sunday", "2026-11-29"],
  ["next monday", "2026-11-23"],
  ["on next monday", "2026-11-23"],
  ["next week", "2026-11-23"],
  ["next month", "2026-12-01"],
  // Distances.
  ["in 3 days", "2026-11-23"],
  ["in a day", "2026-11-21"],
  ["in one week", "2026-11-27"],
  ["in a week", "2026-11-27"],
  ["in 2 weeks", "2026-12-04"],
  ["in two weeks", "2026-12-04"],
  ["in 3 months", "2027-02-20"],
  ["in a year", "2027-11-20"],
  ["in 2 hours", "2026-11-20 15:00"],
  ["in an hour", "2026-11-20 14:00"],
  ["in 30 minutes", "2026-11-20 13:30"],
  ["in 45 min", "2026-11-20 13:45"],
  ["in 12 hours", "2026-11-21 01:00"],
  // Dates.
  ["24 dec", "2026-12-24"],
  ["24 Dec", "2026-12-24"],
  ["24 dec.", "2026-12-24"],
  ["24 december", "2026-12-24"],
  ["24th december", "2026-12-24"],
  ["24th of december", "2026-12-24"],
  ["on the 24th of December", "2026-12-24"],
  ["24. December", "2026-12-24"],
  ["24 dec 2027", "2027-12-24"],
  ["24 dec, 2027", "2027-12-24"],
  ["dec 24", "2026-12-24"],
  ["Dec 24th", "2026-12-24"],
  ["december 24, 2027", "2027-12-24"],
  ["sept 3", "2027-09-03"],
  ["Thursday, 24 December", "2026-12-24"],
  ["thu 24 dec", "2026-12-24"],
  ["on 24 dec", "2026-12-24"],
  ["5 may", "2027-05-05"],
  ["may 5", "2027-05-05"],
  ["march 1st", "2027-03-01"],
  ["19 nov", "2027-11-19"],
  ["20 nov", "2026-11-20"],
  ["29 feb", "2028-02-29"],
  ["24.12.", "2026-12-24"],
  ["24.12.2027", "2027-12-24"],
  ["24.12.27", "2027-12-24"],
  ["24. 12.", "2026-12-24"],
  ["1.1.", "2027-01-01"],
  ["2026-12-24", "2026-12-24"],
  ["24/12/2026", "2026-12-24"],
  ["02/03/2027", "2027-03-02"],
  ["12/24/2026", "2026-12-24"],
  ["on 24/12", "2026-12-24"],
  ["on 1st", "2026-12-01"],
  ["on the 1st", "2026-12-01"],
  ["on the 20th", "2026-11-20"],
  ["on the 31st", "2026-12-31"],
];

test.each(days)("“%s” is %s, at the end and at the start of a title", (phrase, due) => {
  expect(readAsLine(`Pay rent ${phrase}`, clock)).toBe(`Pay rent | ${due}`);
  expect(readAsLine(`${phrase} p1 Pay rent`, clock)).toBe(`Pay rent | ${due} | high`);
});

const inside: [string, string][] = [
  ["Lunch tomorrow with Ada", "Lunch with Ada | 2026-11-21"],
  ["Lunch fri with Ada", "Lunch with Ada | 2026-11-27"],
  ["Call John Friday about the car", "Call John about the car | 2026-11-27"],
  ["Thu dentist", "dentist | 2026-11-26"],
  ["Friday movie night", "movie night | 2026-11-27"],
  ["Friday pay rent", "pay rent | 2026-11-27"],
  ["Tomorrow Ada comes", "Ada comes | 2026-11-21"],
  ["Submit report monday to boss", "Submit report to boss | 2026-11-23"],
  ["Party dec 24 at home", "Party at home | 2026-12-24"],
  ["Call 24.12. Ada", "Call Ada | 2026-12-24"],
];

test.each(inside)("“%s” is read as “%s”", (text, line) => {
  expect(readAsLine(text, clock)).toBe(line);
});

test("numbers with slashes follow the order of the locale, unless only the other one is a day", () => {
  expect(readAsLine("Party 02/03/2027", american)).toBe("Party | 2027-02-03");
  expect(readAsLine("Party on 2/3", american)).toBe("Party | 2027-02-03");
  expect(readAsLine("Party 24/12/2026", american)).toBe("Party | 2026-12-24");
});

/** On each weekday of a week: what a name, "this" and "next" before it mean. */
test.each([
  ["2026-11-16", "2026-11-20", "2026-11-20", "2026-11-27"],
  ["2026-11-19", "2026-11-20", "2026-11-20", "2026-11-27"],
  ["2026-11-20", "2026-11-27", "2026-11-20", "2026-11-27"],
  ["2026-11-21", "2026-11-27", "2026-11-27", "2026-11-27"],
  ["2026-11-22", "2026-11-27", "2026-11-27", "2026-11-27"],
  ["2026-11-23", "2026-11-27", "2026-11-27", "2026-12-04"],
])("on %s, Friday is %s, this Friday %s and next Friday %s", (today, named, coming, next) => {
  const then = clockAt(`${today}T12:00:00.000Z`, { timeZone: "UTC", locale: "en-GB" });
  expect(readAsLine("Go friday", then)).toBe(`Go | ${named}`);
  expect(readAsLine("Go this friday", then)).toBe(`Go | ${coming}`);
  expect(readAsLine("Go next friday", then)).toBe(`Go | ${next}`);
});

test.each([
  [1, "2026-11-23", "2026-11-27"],
  [0, "2026-11-22", "2026-11-27"],
  [6, "2026-11-21", "2026-11-27"],
] as const)("for weeks from day %i, next week begins on %s and has its Friday on %s", (weekStartsOn, start, friday) => {
  const at = { ...clock, weekStartsOn };
  expect(readAsLine("Go next week", at)).toBe(`Go | ${start}`);
  expect(readAsLine("Go next friday", at)).toBe(`Go | ${friday}`);
});
