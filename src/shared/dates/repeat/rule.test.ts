import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRule } from "./repeats.testing";
import { formatRepeat, parseRepeat } from "./rule";

test("a rule is the same after it was written and read", () => {
  fc.assert(
    fc.property(anyRule, (rule) => {
      expect(parseRepeat(formatRepeat(rule))).toEqual(rule);
    }),
  );
});

const refused: [string, string[]][] = [
  [
    "of another form",
    [
      "",
      "daily",
      "RRULE:FREQ=DAILY",
      "FREQ=DAILY;",
      "FREQ=daily",
      " FREQ=DAILY",
      "FREQ=DAILY\n",
      "FREQ=DAILY;FREQ=DAILY",
    ],
  ],
  [
    "too quick",
    [
      "FREQ=HOURLY",
      "FREQ=MINUTELY",
      "FREQ=SECONDLY",
      "FREQ=DAILY;BYHOUR=9,17",
      "FREQ=DAILY;BYMINUTE=0",
      "FREQ=DAILY;BYSECOND=0",
    ],
  ],
  [
    "of an interval out of bounds",
    [
      "FREQ=DAILY;INTERVAL=0",
      "FREQ=DAILY;INTERVAL=-1",
      "FREQ=DAILY;INTERVAL=1",
      "FREQ=DAILY;INTERVAL=02",
      "FREQ=DAILY;INTERVAL=1000",
      "FREQ=DAILY;INTERVAL=1e2",
      "FREQ=DAILY;INTERVAL=2.5",
      "FREQ=DAILY;INTERVAL=",
      "FREQ=YEARLY;INTERVAL=11;BYMONTH=1;BYMONTHDAY=1",
    ],
  ],
  ["without its days", ["FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=2", "FREQ=WEEKLY;BYDAY="]],
  [
    "with days of another unit",
    [
      "FREQ=DAILY;BYDAY=MO",
      "FREQ=WEEKLY;BYDAY=1MO",
      "FREQ=MONTHLY;BYDAY=MO",
      "FREQ=WEEKLY;BYMONTHDAY=1",
      "FREQ=MONTHLY;BYMONTH=1;BYMONTHDAY=1",
      "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=1MO",
      "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1,2",
    ],
  ],
  [
    "with days that are none",
    [
      "FREQ=MONTHLY;BYMONTHDAY=0",
      "FREQ=MONTHLY;BYMONTHDAY=32",
      "FREQ=MONTHLY;BYMONTHDAY=-2",
      "FREQ=MONTHLY;BYDAY=6MO",
      "FREQ=MONTHLY;BYDAY=0MO",
      "FREQ=MONTHLY;BYDAY=-2MO",
      "FREQ=WEEKLY;BYDAY=XX",
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
      "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
    ],
  ],
  [
    "in another order, or with a repetition",
    [
      "FREQ=WEEKLY;BYDAY=TH,MO",
      "FREQ=WEEKLY;BYDAY=MO,MO",
      "FREQ=WEEKLY;BYDAY=MO;INTERVAL=2",
      "INTERVAL=2;FREQ=DAILY",
      "FREQ=MONTHLY;BYMONTHDAY=15,1",
      "FREQ=MONTHLY;BYMONTHDAY=-1,1",
    ],
  ],
  [
    "with an end out of bounds",
    [
      "FREQ=DAILY;COUNT=0",
      "FREQ=DAILY;COUNT=1000",
      "FREQ=DAILY;COUNT=3;UNTIL=20261231",
      "FREQ=DAILY;UNTIL=20261301",
      "FREQ=DAILY;UNTIL=2026-12-31",
      "FREQ=DAILY;UNTIL=20261231T000000Z",
      "FREQ=DAILY;UNTIL=18991231",
      "FREQ=DAILY;UNTIL=0",
    ],
  ],
  [
    "with parts that it does not need or that are unknown",
    [
      "FREQ=DAILY;WKST=MO",
      "FREQ=DAILY;X-FROM=DUE",
      "FREQ=DAILY;X-TIME=2430",
      "FREQ=DAILY;X-TIME=230",
      "FREQ=DAILY;X-OTHER=1",
      "RSCALE=GREGORIAN;FREQ=DAILY",
      "RSCALE=GREGORIAN;FREQ=DAILY;SKIP=BACKWARD",
      "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=15;SKIP=BACKWARD",
      "RSCALE=HEBREW;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD",
      "FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD",
    ],
  ],
];

test.each(refused)("a rule %s is refused", (_, texts) => {
  expect(texts.filter((text) => parseRepeat(text) !== undefined)).toEqual([]);
});

test("any text is refused or is the one text of its rule", () => {
  const part = fc.constantFrom(
    "FREQ=DAILY",
    "FREQ=MONTHLY",
    "BYMONTHDAY=31",
    "BYDAY=MO",
    "BYDAY=-1FR",
    "INTERVAL=2",
    "COUNT=3",
    "X-FROM=COMPLETION",
    "SKIP=BACKWARD",
    "RSCALE=GREGORIAN",
    "=",
    "x",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const text = parts.join(";");
      const rule = parseRepeat(text);
      expect(rule === undefined || formatRepeat(rule) === text).toBe(true);
    }),
  );
});
