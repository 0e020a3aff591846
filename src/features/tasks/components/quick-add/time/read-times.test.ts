import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { readAsLine } from "../reading.testing";
import { readTask } from "../read-task";

/** A Friday, 13:00. */
const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });

/** A time alone is today, or tomorrow once it has passed. */
const times: [string, string][] = [
  ["at 15:30", "2026-11-20 15:30"],
  ["15:30", "2026-11-20 15:30"],
  ["12:59", "2026-11-21 12:59"],
  ["13:00", "2026-11-21 13:00"],
  ["13:01", "2026-11-20 13:01"],
  ["9am", "2026-11-21 09:00"],
  ["9 am", "2026-11-21 09:00"],
  ["9AM", "2026-11-21 09:00"],
  ["9 a.m.", "2026-11-21 09:00"],
  ["9:15am", "2026-11-21 09:15"],
  ["9.15am", "2026-11-21 09:15"],
  ["5pm", "2026-11-20 17:00"],
  ["12am", "2026-11-21 00:00"],
  ["12pm", "2026-11-21 12:00"],
  ["noon", "2026-11-21 12:00"],
  ["at noon", "2026-11-21 12:00"],
  ["at 9", "2026-11-21 09:00"],
  ["at 5", "2026-11-20 17:00"],
  ["at 05", "2026-11-21 05:00"],
  ["at 14", "2026-11-20 14:00"],
  ["at 9 o'clock", "2026-11-21 09:00"],
  ["at 5:30", "2026-11-20 17:30"],
  ["at 05:30", "2026-11-21 05:30"],
  ["@ 7pm", "2026-11-20 19:00"],
  ["@7pm", "2026-11-20 19:00"],
  ["tomorrow 9am", "2026-11-21 09:00"],
  ["tomorrow, 9am", "2026-11-21 09:00"],
  ["tomorrow at 9", "2026-11-21 09:00"],
  ["tomorrow 9", "2026-11-21 09:00"],
  ["tomorrow noon", "2026-11-21 12:00"],
  ["tomorrow morning", "2026-11-21 09:00"],
  ["tomorrow afternoon", "2026-11-21 14:00"],
  ["tomorrow evening", "2026-11-21 19:00"],
  ["monday morning", "2026-11-23 09:00"],
  ["fri 9", "2026-11-27 09:00"],
  ["fri. 9am", "2026-11-27 09:00"],
  ["friday @ 9", "2026-11-27 09:00"],
  ["wed evening", "2026-11-25 19:00"],
  ["sat night", "2026-11-21 19:00"],
  ["fri 13", "2026-11-27 13:00"],
  ["fri 9:30", "2026-11-27 09:30"],
  ["9am fri", "2026-11-27 09:00"],
  ["at 9 on friday", "2026-11-27 09:00"],
  ["24 dec 18:00", "2026-12-24 18:00"],
  ["24.12. 18:00", "2026-12-24 18:00"],
  ["2026-12-24 18:00", "2026-12-24 18:00"],
  ["tonight at 8pm", "2026-11-20 20:00"],
];

test.each(times)("“%s” is %s", (phrase, due) => {
  expect(readAsLine(`Pay rent ${phrase}`, clock)).toBe(`Pay rent | ${due}`);
});

test("day and time may stand apart", () => {
  expect(readAsLine("Tomorrow call mum at 9", clock)).toBe("call mum | 2026-11-21 09:00");
  expect(readAsLine("15:30 call mum monday", clock)).toBe("call mum | 2026-11-23 15:30");
});

test("a time today that has passed stays today if the day is said", () => {
  expect(readAsLine("Call today at 9", clock)).toBe("Call | 2026-11-20 09:00");
});

interface Zone {
  now: string;
  timeZone: string;
  text: string;
  dueOn: string;
  dueAt: string;
}

const zones: Zone[] = [
  // The same moment is another day elsewhere.
  {
    now: "2026-11-20T12:00Z",
    timeZone: "Pacific/Kiritimati",
    text: "tomorrow 9am",
    dueOn: "2026-11-22",
    dueAt: "2026-11-21T19:00",
  },
  {
    now: "2026-11-20T12:00Z",
    timeZone: "Pacific/Pago_Pago",
    text: "tomorrow 9am",
    dueOn: "2026-11-21",
    dueAt: "2026-11-21T20:00",
  },
  {
    now: "2026-11-20T12:00Z",
    timeZone: "Asia/Kolkata",
    text: "at 15:30",
    dueOn: "2026-11-21",
    dueAt: "2026-11-21T10:00",
  },
  {
    now: "2026-11-20T12:00Z",
    timeZone: "America/St_Johns",
    text: "noon",
    dueOn: "2026-11-20",
    dueAt: "2026-11-20T15:30",
  },
  // Clocks go forward: 02:30 is skipped, and is as much later.
  {
    now: "2026-03-28T12:00Z",
    timeZone: "Europe/Berlin",
    text: "tomorrow 02:30",
    dueOn: "2026-03-29",
    dueAt: "2026-03-29T01:30",
  },
  {
    now: "2026-03-28T12:00Z",
    timeZone: "Europe/Berlin",
    text: "tomorrow 9am",
    dueOn: "2026-03-29",
    dueAt: "2026-03-29T07:00",
  },
  {
    now: "2026-03-07T20:00Z",
    timeZone: "America/New_York",
    text: "tomorrow 9am",
    dueOn: "2026-03-08",
    dueAt: "2026-03-08T13:00",
  },
  {
    now: "2026-03-29T00:30Z",
    timeZone: "Europe/Berlin",
    text: "in 2 hours",
    dueOn: "2026-03-29",
    dueAt: "2026-03-29T02:30",
  },
  // Clocks go back: 02:30 is there twice.
  {
    now: "2026-10-24T12:00Z",
    timeZone: "Europe/Berlin",
    text: "tomorrow 9am",
    dueOn: "2026-10-25",
    dueAt: "2026-10-25T08:00",
  },
  {
    now: "2026-10-25T00:10Z",
    timeZone: "Europe/Berlin",
    text: "in an hour",
    dueOn: "2026-10-25",
    dueAt: "2026-10-25T01:10",
  },
  {
    now: "2026-10-24T23:10Z",
    timeZone: "Europe/Berlin",
    text: "in an hour",
    dueOn: "2026-10-25",
    dueAt: "2026-10-25T00:10",
  },
  {
    now: "2026-04-04T12:00Z",
    timeZone: "Australia/Lord_Howe",
    text: "tomorrow 9am",
    dueOn: "2026-04-05",
    dueAt: "2026-04-04T22:30",
  },
  // Ends of years and months, leap days.
  { now: "2026-12-31T22:30Z", timeZone: "Europe/London", text: "at 9", dueOn: "2027-01-01", dueAt: "2027-01-01T09:00" },
  {
    now: "2026-12-31T23:30Z",
    timeZone: "Europe/Berlin",
    text: "tomorrow 9am",
    dueOn: "2027-01-02",
    dueAt: "2027-01-02T08:00",
  },
  { now: "2028-02-28T12:00Z", timeZone: "UTC", text: "tomorrow 9am", dueOn: "2028-02-29", dueAt: "2028-02-29T09:00" },
  { now: "2028-02-29T12:00Z", timeZone: "UTC", text: "in a year 9am", dueOn: "2029-02-28", dueAt: "2029-02-28T09:00" },
  { now: "2027-01-31T12:00Z", timeZone: "UTC", text: "in a month 9am", dueOn: "2027-02-28", dueAt: "2027-02-28T09:00" },
  { now: "2096-03-01T12:00Z", timeZone: "UTC", text: "29 feb 9am", dueOn: "2104-02-29", dueAt: "2104-02-29T09:00" },
  {
    now: "2026-12-31T12:00Z",
    timeZone: "UTC",
    text: "on the 31st 9am",
    dueOn: "2026-12-31",
    dueAt: "2026-12-31T09:00",
  },
  {
    now: "2027-02-01T12:00Z",
    timeZone: "UTC",
    text: "on the 31st 9am",
    dueOn: "2027-03-31",
    dueAt: "2027-03-31T09:00",
  },
];

test.each(zones)("in $timeZone at $now, “$text” is $dueAt", ({ now, timeZone, text, dueOn, dueAt }) => {
  const there = clockAt(new Date(now).toISOString(), { timeZone, locale: "en-GB" });
  expect(readTask(`Go ${text}`, there)).toMatchObject({ title: "Go", dueOn, dueAt: `${dueAt}:00.000Z` });
});
