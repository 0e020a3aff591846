import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { firstDay } from "~/shared/dates/repeat/dates";
import { parseRepeat } from "~/shared/dates/repeat/rule";
import { dayOf } from "~/shared/due-date";
import { readTask } from "../read-task";

/** A Friday, 13:00 in Berlin. */
const at = "2026-11-20T12:00:00.000Z";
const clock = clockAt(at, { timeZone: "Europe/Berlin", locale: "en-GB" });

const phrases: [text: string, title: string, repeat: string, due: string][] = [
  ["Water plants every day", "Water plants", "FREQ=DAILY", "2026-11-20"],
  ["Water plants daily", "Water plants", "FREQ=DAILY", "2026-11-20"],
  ["Water plants each day", "Water plants", "FREQ=DAILY", "2026-11-20"],
  ["Water plants every 3 days", "Water plants", "FREQ=DAILY;INTERVAL=3", "2026-11-20"],
  ["Water plants every three days", "Water plants", "FREQ=DAILY;INTERVAL=3", "2026-11-20"],
  ["Water plants every other day", "Water plants", "FREQ=DAILY;INTERVAL=2", "2026-11-20"],
  ["Water plants every! 3 days", "Water plants", "FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION", "2026-11-20"],
  ["Water plants after 3 days", "Water plants", "FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION", "2026-11-20"],
  ["Water plants after one week 9am", "Water plants", "FREQ=WEEKLY;X-FROM=COMPLETION", "2026-11-21 08:00"],
  [
    "Water plants after 2 months for 6 times",
    "Water plants",
    "FREQ=MONTHLY;INTERVAL=2;COUNT=6;X-FROM=COMPLETION",
    "2026-11-20",
  ],
  ["Water plants every! month", "Water plants", "FREQ=MONTHLY;X-FROM=COMPLETION", "2026-11-20"],
  ["Plan week every other week", "Plan week", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-20"],
  ["Plan weekly", "Plan", "FREQ=WEEKLY;BYDAY=FR", "2026-11-20"],
  ["Plan every week tomorrow", "Plan", "FREQ=WEEKLY;BYDAY=SA", "2026-11-21"],
  ["Stand-up every weekday", "Stand-up", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-20"],
  ["Stand-up every weekday 9:30", "Stand-up", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 08:30"],
  ["Swim every weekend", "Swim", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-21"],
  ["Review every friday", "Review", "FREQ=WEEKLY;BYDAY=FR", "2026-11-20"],
  ["Bins every mon, thu", "Bins", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-23"],
  ["Bins every thu and mon", "Bins", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-23"],
  ["Bins every mon, wed, and fri", "Bins", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-20"],
  ["Bins every mon thu", "Bins", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-23"],
  ["Bins every 2 tuesdays", "Bins", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24"],
  ["Pay rent every month", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=20", "2026-11-20"],
  ["Pay rent monthly on the 1st", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01"],
  ["Pay rent every 3rd", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=3", "2026-12-03"],
  ["Pay rent every 1st and 15th of the month", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01"],
  ["Pay rent every 31st", "Pay rent", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD", "2026-11-30"],
  ["Report every last day", "Report", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"],
  ["Drinks every last friday", "Drinks", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"],
  ["Drinks every second fri of the month", "Drinks", "FREQ=MONTHLY;BYDAY=2FR", "2026-12-11"],
  ["Drinks every 2nd friday", "Drinks", "FREQ=MONTHLY;BYDAY=2FR", "2026-12-11"],
  ["Drinks every fifth friday", "Drinks", "FREQ=MONTHLY;BYDAY=5FR", "2027-01-29"],
  ["Taxes every year", "Taxes", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20", "2026-11-20"],
  ["Mum's birthday every jan 15 9am", "Mum's birthday", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", "2027-01-15 08:00"],
  ["Mum's birthday every 15 january", "Mum's birthday", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", "2027-01-15"],
  ["Pay rent every month until june", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=20;UNTIL=20270630", "2026-11-20"],
  ["Course every tue until 24 dec", "Course", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261224", "2026-11-24"],
  ["Course every tue for 6 times", "Course", "FREQ=WEEKLY;BYDAY=TU;COUNT=6", "2026-11-24"],
  ["Take pills every day 8am p1 @health", "Take pills", "FREQ=DAILY", "2026-11-21 07:00"],
  ["Pay rent on the 3rd of every month", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=3", "2026-12-03"],
  ["Pay rent on the 1st and 15th of each month", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01"],
  ["Pay rent on the last day of every month", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"],
  ["Pay rent on the first day of every month", "Pay rent", "FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01"],
  ["Drinks on the last friday of every month", "Drinks", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"],
  ["Drinks monthly on the last friday", "Drinks", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"],
  ["Drinks every 2 months on the 2nd fri 7pm", "Drinks", "FREQ=MONTHLY;INTERVAL=2;BYDAY=2FR", "2026-12-11 18:00"],
  ["Pay rent every 2 months on the 1st & 15th", "Pay rent", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1,15", "2026-12-01"],
  ["Bins every week on mon and thu", "Bins", "FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-23"],
  ["Bins every 2 weeks on mon, thu", "Bins", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2026-11-23"],
  ["Bins weekly on thu", "Bins", "FREQ=WEEKLY;BYDAY=TH", "2026-11-26"],
  ["Gym every mon-fri 7am", "Gym", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 06:00"],
  ["Gym every thu to sun", "Gym", "FREQ=WEEKLY;BYDAY=TH,FR,SA,SU", "2026-11-20"],
  ["Gym every fri–mon", "Gym", "FREQ=WEEKLY;BYDAY=MO,FR,SA,SU", "2026-11-20"],
  ["Gym every mon/wed/fri", "Gym", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-20"],
  ["Plan fortnightly", "Plan", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-20"],
  ["Plan every fortnight", "Plan", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-20"],
  ["Taxes quarterly", "Taxes", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "2026-11-20"],
  ["Taxes every quarter", "Taxes", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "2026-11-20"],
  ["Clean every 3 days after completion", "Clean", "FREQ=DAILY;INTERVAL=3;X-FROM=COMPLETION", "2026-11-20"],
  ["Pills every morning", "Pills", "FREQ=DAILY", "2026-11-21 08:00"],
  ["Pills every evening at 8", "Pills", "FREQ=DAILY", "2026-11-20 19:00"],
  ["Pills every night at 9:30", "Pills", "FREQ=DAILY", "2026-11-20 20:30"],
  ["Pills every morning at 7", "Pills", "FREQ=DAILY", "2026-11-21 06:00"],
  ["Course every tue for 6 weeks", "Course", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", "2026-11-24"],
  ["Course every day for two weeks", "Course", "FREQ=DAILY;UNTIL=20261203", "2026-11-20"],
  ["Course every tue starting 1 dec", "Course", "FREQ=WEEKLY;BYDAY=TU", "2026-12-01"],
  ["Course every tue from 2 dec until 24 dec", "Course", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261224", "2026-12-08"],
  ["Course every day for 3 times starting tomorrow", "Course", "FREQ=DAILY;COUNT=3", "2026-11-21"],
  ["Course every week starting next week", "Course", "FREQ=WEEKLY;BYDAY=MO", "2026-11-23"],
  ["Pills every day at 15:00, @health", "Pills", "FREQ=DAILY", "2026-11-20 14:00"],
];

test.each(phrases)("%s", (text, title, repeat, due) => {
  const reading = readTask(text, clock);
  const { dueOn, dueAt } = reading;
  const shown = dueAt === undefined ? dueOn : `${dueOn} ${dueAt.slice(11, 16)}`;
  expect([reading.title.replace(/,$/u, ""), reading.repeat, shown]).toEqual([title, repeat, due]);
});

test.each(["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Africa/Cairo", "Asia/Kathmandu"])(
  "in %s, each phrase is first due on a day of its rule that has not passed there, in the nights of clock changes too",
  (timeZone) => {
    const instants = [at, "2026-03-08T06:59:00.000Z", "2026-11-01T05:30:00.000Z", "2028-02-29T11:00:00.000Z"];
    for (const clockThere of instants.map((now) => clockAt(now, { timeZone, locale: "en-US" })))
      for (const [text, title] of phrases) {
        const reading = readTask(text, clockThere);
        const { dueOn = "", dueAt } = reading;
        const rule = parseRepeat(reading.repeat ?? "");
        expect([text, reading.title.replace(/,$/u, "")]).toEqual([text, title]);
        expect([text, rule && firstDay(rule, dueOn)]).toEqual([text, dueOn]);
        expect(dueOn >= clockThere.today).toBe(true);
        expect([text, dueAt === undefined ? dueOn : dayOf(dueAt, timeZone)]).toEqual([text, dueOn]);
      }
  },
);

test.each([
  "Read every day carries a hope",
  "Every day is a gift",
  "Every Breath You Take",
  "The Daily",
  "Daily stand-up notes",
  "Read the daily",
  "Weekly",
  "Check every hour",
  'Read "every day"',
  "Every 5000 days",
  "Sort every last drawer",
  "Meet every day person",
  "Party every feb 30",
  "Party every 31 apr",
  "Party every 32nd",
  "Party every 0th",
  "Party every 1st and 40th",
  "Party every day for 0 times",
  "Party every 2nd and 4th friday",
  "Party every 2nd day",
  "Party every tue until tomorrow",
  "Party every jan 15 and jul 15",
  "Party every 3 weeks on tue at 9am until june",
  "Party on the 40th of every month",
  "Party on the first and last friday of every month",
  "Party every day for 0 weeks",
  "Party every tue starting yesterday",
  "Party every morning in bed",
  "Every morning",
  "The Quarterly",
  "Read the quarterly",
  "Fortnightly",
  "Quarterly report",
  "Ask again after 3 days of rain",
  "After 3 days",
  "After 2 weeks call the plumber",
  "Look after days",
  "Call after 0 days",
  "Call after 1000 days",
  "Call after other days",
  "Read After 28 Days",
  "Call after 2 hours",
  "{friday",
  "Use {braces}",
])("%s is a title", (text) => {
  expect(readTask(text, clock)).toMatchObject({ title: text, repeat: undefined, dueOn: undefined });
});

test("a deadline stands in braces, beside the day on which it is done", () => {
  expect(readTask("Send report tomorrow {friday} every month", clock)).toMatchObject({
    title: "Send report",
    dueOn: "2026-11-21",
    deadlineOn: "2026-11-27",
    repeat: "FREQ=MONTHLY;BYMONTHDAY=21",
  });
  expect(readTask("Send report {24 dec}", clock)).toMatchObject({ dueOn: undefined, deadlineOn: "2026-12-24" });
});

test("phrases that shall stay words do, and the last of two repeats counts", () => {
  expect(readTask("Run every day", clock, { asWords: ["every day"] })).toMatchObject({
    title: "Run every day",
    repeat: undefined,
  });
  expect(readTask("Run every day", clock, { chosen: ["repeat"] })).toMatchObject({ title: "Run every day" });
  expect(readTask("Run every day every week", clock)).toMatchObject({
    title: "Run every day",
    repeat: "FREQ=WEEKLY;BYDAY=FR",
  });
});
