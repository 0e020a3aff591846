import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupByDay, timeLabel } from "~/features/audit-events/event-days";
import { clockAt, localeOf } from "~/shared/clock";
import { dayOf, instantAt, isTimeZone, startOfDay, timeOf } from "~/shared/due-date";
import { dayHeading, momentLabel, weekdayAndDate } from "~/shared/due-labels";
import { signUp } from "../../people/people";
import { restAs } from "../../server/rest";
import { inEnglish } from "~/ui/text/english-locale";

/** Values that hosts, browsers and programs call a time zone, but that cannot be used for formatting. */
const noZones = [
  "",
  " ",
  "Etc/Unknown",
  "ETC/UNKNOWN",
  "posixrules",
  "posix/Europe/Berlin",
  "right/UTC",
  "localtime",
  "Factory",
  "Local",
  "system",
  "auto",
  "undefined",
  "null",
  "+05:30",
  "-0800",
  "+14",
  "UTC+2",
  "GMT+5",
  "Etc/GMT+25",
  "CET-1CEST,M3.5.0,M10.5.0/3",
  "W. Europe Standard Time",
  "(UTC+01:00) Amsterdam, Berlin",
  "Europe/Berlin ",
  "Europe/Berlin\u0000",
  "Europe/Berlin;UTC",
  "Europe%2FBerlin",
  "Europe\\Berlin",
  "../../etc/passwd",
  "Nowhere/Yet",
  "欧洲/柏林",
  "E".repeat(10_240),
];
/** Names that only some runtimes know. */
const zonesOfSome = [
  "US/Pacific-New",
  "SystemV/EST5",
  "America/Coyhaique",
  "europe/berlin",
  "EST",
  "EST5EDT",
  "UTC",
  "utc",
  "Z",
  "Zulu",
  "GMT0",
];
const instants = [
  "1900-01-01T00:00:00.000Z",
  "2026-03-29T01:30:00.000Z",
  "2026-11-20T10:30:00.000Z",
  "9999-12-31T23:30:00.000Z",
];
const tags = [
  "*",
  "C",
  "POSIX",
  "en_US",
  "en-US@posix",
  "x-default",
  "i-klingon",
  "und",
  "en-001",
  "en-ZZ",
  "th-TH-u-ca-buddhist-nu-thai",
  "ar-EG",
  "ar-SA-u-ca-islamic-umalqura",
  "fa-IR",
  "he-IL-u-ca-hebrew",
  "ja-JP-u-ca-japanese-hc-h11",
  "en-US-u-hc-h24",
  "de-DE-u-tz-deber",
  "zh-Hant-TW-u-nu-hanidec",
  "en-u-nu-xxxx",
  "en-u-ca",
  "a",
  "x".repeat(4000),
  "\u0661",
  "%F0",
];

/** Formats every kind of date for one zone and one language. */
function writeEverything(timeZone: string, acceptLanguage: string): string[] {
  const locale = inEnglish(localeOf(acceptLanguage));
  return instants.flatMap((at) => {
    const clock = clockAt(at, { timeZone, locale });
    const day = dayOf(at, timeZone);
    // Events are in the past; due dates reach to the last day.
    const events = [{ at }].filter((event) => event.at < "9999");
    const groups = groupByDay(events, clock).map(({ title }) => title);
    const { title, detail = "" } = dayHeading(day, clock);
    return [
      ...groups,
      title,
      detail,
      timeLabel(at, clock),
      momentLabel(at, clock),
      weekdayAndDate(day, clock),
      startOfDay(day, timeZone),
      instantAt(day, "12:00", timeZone),
      timeOf(at, timeZone),
    ];
  });
}

const plain = /^[\x20-\x7e\u202f\u2009\u00a0]*$/;

describe("dates are written in English, with Gregorian years and the digits 0 to 9", () => {
  test.each([...tags, "", ...tags.map((tag) => `${tag},de;q=0.5`)])("for a browser that speaks %j", (tag) => {
    for (const text of writeEverything("Asia/Kathmandu", tag)) expect(text).toMatch(plain);
    expect(
      new Intl.DateTimeFormat(inEnglish(tag), { dateStyle: "full", timeZone: "UTC" }).format(
        new Date(instants[2] ?? ""),
      ),
    ).toMatch(/2026$/);
  });

  test("for any other header", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."en-US,;=q0.9*_u ca".split("")) })),
        (header) => writeEverything("UTC", header).every((text) => plain.test(text)),
      ),
      { numRuns: 200 },
    );
  });

  test.each([...Intl.supportedValuesOf("timeZone"), ...zonesOfSome].filter(isTimeZone))("in the zone %s", (zone) => {
    for (const text of writeEverything(zone, "en-GB")) expect(text).toMatch(plain);
  });
});

test.each(noZones)("%j is no time zone", (zone) => {
  expect(isTimeZone(zone)).toBe(false);
});

test("every accepted time zone can be used for everything", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...noZones, ...zonesOfSome)), (zone) => {
      if (isTimeZone(zone)) writeEverything(zone, "en");
      return true;
    }),
  );
});

test("the API names an unknown time zone, and does not fail", async () => {
  const person = await signUp();
  const send = restAs(person);
  for (const zone of noZones.filter((each) => each.length < 8000)) {
    const { status, body } = await send("GET", `/api/tasks?due=today&time_zone=${encodeURIComponent(zone)}`);
    const refusal = { errors: { time_zone: [expect.any(String)] } };
    expect([zone, status, body]).toMatchObject([zone, 400, refusal]);
    const input = encodeURIComponent(JSON.stringify({ timeZone: zone }));
    const counts = await send("GET", `/api/trpc/tasks.counts?input=${input}`);
    expect([zone, counts.status]).toEqual([zone, 400]);
  }
  for (const zone of zonesOfSome) {
    const { status } = await send("GET", `/api/tasks?due=today&time_zone=${encodeURIComponent(zone)}`);
    expect([zone, status]).toEqual([zone, isTimeZone(zone) ? 200 : 400]);
  }
});
