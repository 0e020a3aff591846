import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { readAsLine } from "../reading.testing";

const at = (now: string) => clockAt(now, { timeZone: "Europe/Berlin", locale: "en-GB" });
/** A Friday, 13:00. */
const clock = at("2026-11-20T12:00:00.000Z");

test.each([
  ["tonight at 8", "2026-11-20 20:00"],
  ["tonight 8", "2026-11-20 20:00"],
  ["tonight 8:30", "2026-11-20 20:30"],
  ["tonight at 10:30", "2026-11-20 22:30"],
  ["tonight at 6", "2026-11-20 18:00"],
  ["tonight at 20:00", "2026-11-20 20:00"],
  ["tonight at 8pm", "2026-11-20 20:00"],
  ["at 8 tonight", "2026-11-20 20:00"],
  ["7:30 tonight", "2026-11-20 19:30"],
  ["this evening at 8", "2026-11-20 20:00"],
  ["this afternoon", "2026-11-20 14:00"],
  ["this afternoon at 3", "2026-11-20 15:00"],
  ["tomorrow evening at 8", "2026-11-21 20:00"],
  ["tomorrow morning at 8", "2026-11-21 08:00"],
  ["tomorrow morning at 5:30", "2026-11-21 05:30"],
  ["tomorrow afternoon at 12", "2026-11-21 12:00"],
  ["friday night at 9", "2026-11-27 21:00"],
  ["friday night 9pm", "2026-11-27 21:00"],
  ["friday at 9 in the evening", "2026-11-27 21:00"],
  ["friday at 9 in the morning", "2026-11-27 09:00"],
  ["friday at 9 at night", "2026-11-27 21:00"],
  ["friday at 19 in the evening", "2026-11-27 19:00"],
  ["at 8:15 in the evening", "2026-11-20 20:15"],
  ["in half an hour", "2026-11-20 13:30"],
  ["20 minutes from now", "2026-11-20 13:20"],
])("“%s” is %s, because the part of the day says which half", (phrase, due) => {
  expect(readAsLine(`Call mum ${phrase}`, clock)).toBe(`Call mum | ${due}`);
});

test.each([
  ["Film tonight at 12", "Film at 12 | 2026-11-20 19:00"],
  ["Run friday at 13 in the morning", "Run at 13 in the morning | 2026-11-27"],
  ["Buy 7 in the morning", "Buy 7 in the morning"],
  ["Half an hour of yoga", "Half an hour of yoga"],
  ["Call at 9 in The Evening", "Call at 9 in The Evening"],
])("“%s” is read as “%s”, because no clock or nobody says that", (text, line) => {
  expect(readAsLine(text, clock)).toBe(line);
});

test("late in the evening, an hour of tonight is still of the evening, and a part that is over has no time", () => {
  const late = at("2026-11-20T19:30:00.000Z");
  expect(readAsLine("Film tonight at 9", late)).toBe("Film | 2026-11-20 21:00");
  expect(readAsLine("Film tonight", late)).toBe("Film | 2026-11-20");
  expect(readAsLine("Film this afternoon", late)).toBe("Film | 2026-11-20");
});

test.each([
  ["Trip this weekend", "2026-11-20T12:00:00.000Z", "2026-11-21"],
  ["Trip this weekend", "2026-11-21T12:00:00.000Z", "2026-11-21"],
  ["Trip this weekend", "2026-11-22T12:00:00.000Z", "2026-11-22"],
  ["Trip next weekend", "2026-11-20T12:00:00.000Z", "2026-11-28"],
  ["Trip next weekend", "2026-11-22T12:00:00.000Z", "2026-11-28"],
  ["Trip in a fortnight", "2026-11-20T12:00:00.000Z", "2026-12-04"],
  ["Trip 2 weeks from now", "2026-11-20T12:00:00.000Z", "2026-12-04"],
  ["Trip 3 days from now", "2026-11-20T12:00:00.000Z", "2026-11-23"],
])("“%s” at %s is %s", (text, now, day) => {
  expect(readAsLine(text, at(now))).toBe(`Trip | ${day}`);
});

test.each(["Plan for this weekend", "First Friday", "Read Second Sunday", "Meet on the first friday"])(
  "%s is a title",
  (text) => {
    expect(readAsLine(text, clock)).toBe(text);
  },
);
