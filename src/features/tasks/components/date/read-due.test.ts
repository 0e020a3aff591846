import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { timeOf } from "~/shared/due-date";
import { nextSaturday, readDue, readTime } from "./read-due";

/** A Friday. */
const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });

function read(text: string, day: string | null = null): string | undefined {
  const due = readDue(text, clock, day);
  if (due === undefined) return undefined;
  return [due.dueOn ?? "none", due.dueAt === null ? undefined : timeOf(due.dueAt, clock.timeZone)].join(" ").trim();
}

test.each([
  ["tomorrow", "2026-11-21"],
  ["Tomorrow", "2026-11-21"],
  ["tomorrow 9am", "2026-11-21 09:00"],
  ["Fri", "2026-11-27"],
  ["24 Dec", "2026-12-24"],
  ["24/12", "2026-12-24"],
  ["1st", "2026-12-01"],
  ["2 weeks", "2026-12-04"],
  ["in 2 weeks", "2026-12-04"],
  ["next week", "2026-11-23"],
  ["this weekend", "2026-11-21"],
  ["2026-12-31", "2026-12-31"],
  ["18:00", "2026-11-20 18:00"],
  ["no date", "none"],
  ["No due date", "none"],
])("%s is read as %s", (text, due) => expect(read(text)).toBe(due));

test.each([
  "",
  "  ",
  "friday night lights",
  "buy milk",
  "31 february",
  "tomorrow p1",
  "tomorrow @home",
  "99:99",
  "every friday",
])("%j is not a date", (text) => expect(read(text)).toBeUndefined());

test("a time alone is on the day that was chosen before", () => {
  expect(read("9:15", "2026-12-24")).toBe("2026-12-24 09:15");
});

test.each([
  ["9:30", "09:30"],
  ["0930", "09:30"],
  ["930", "09:30"],
  ["9am", "09:00"],
  ["9:30 PM", "21:30"],
  ["9:30 PM", "21:30"],
  ["5", "17:00"],
  ["noon", "12:00"],
  ["00:00", "00:00"],
])("%s is the time %s", (text, time) => expect(readTime(text, clock)).toBe(time));

test.each(["", "25:00", "9:75", "tomorrow", "tomorrow 9am", "soon"])("%j is not a time", (text) =>
  expect(readTime(text, clock)).toBeUndefined(),
);

test("the weekend of a Saturday and of a Sunday is the next one", () => {
  expect(nextSaturday("2026-11-21")).toBe("2026-11-28");
  expect(nextSaturday("2026-11-22")).toBe("2026-11-28");
});
