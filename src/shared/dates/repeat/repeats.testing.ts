import fc from "fast-check";
import { formatRepeat, maxIntervals, parseRepeat, type RepeatRule, sortDays, weekdays } from "./rule";

const intervalIn = (unit: RepeatRule["unit"]) =>
  fc.oneof(
    fc.constant(1),
    fc.integer({ min: 1, max: Math.min(6, maxIntervals[unit]) }),
    fc.integer({ min: 1, max: maxIntervals[unit] }),
  );
const weekday = fc.constantFrom(...weekdays);
const plainDays = fc
  .uniqueArray(weekday, { minLength: 1, maxLength: 7 })
  .map((days) => sortDays(days.map((each) => ({ weekday: each }))));
const nth = fc.constantFrom(1, 2, 3, 4, 5, -1);
const nthDays = (maxLength: number) => fc.array(fc.record({ weekday, nth }), { minLength: 1, maxLength }).map(sortDays);
const monthDays = (maxLength: number) =>
  fc
    .uniqueArray(fc.constantFrom(1, 2, 15, 28, 29, 30, 31, -1), { minLength: 1, maxLength })
    .map((days) => days.toSorted((one, other) => (one < 0 ? 99 : one) - (other < 0 ? 99 : other)));

/** Returns a rule that has nothing but what is given. */
const ruleOf = (given: Partial<RepeatRule> & Pick<RepeatRule, "unit" | "interval">): RepeatRule => ({
  monthDays: [],
  days: [],
  isLastDay: false,
  isFromCompletion: false,
  ...given,
});
const ends = fc.oneof(
  fc.constant({}),
  fc.record({ count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ until: fc.constantFrom("1999-12-31", "2026-12-24", "2099-02-28") }),
);

const ofDays = fc.record({ unit: fc.constant("day" as const), interval: intervalIn("day") }).map(ruleOf);
const ofWeeks = fc
  .record({ unit: fc.constant("week" as const), interval: intervalIn("week"), days: plainDays })
  .map(ruleOf);
const month = { unit: fc.constant("month" as const), interval: intervalIn("month") };
const ofMonths = fc
  .oneof(fc.record({ ...month, monthDays: monthDays(3) }), fc.record({ ...month, days: nthDays(2) }))
  .map(ruleOf);
const year = {
  unit: fc.constant("year" as const),
  interval: intervalIn("year"),
  month: fc.integer({ min: 1, max: 12 }),
};
const ofYears = fc
  .oneof(fc.record({ ...year, monthDays: monthDays(1) }), fc.record({ ...year, days: nthDays(1) }))
  .map(ruleOf);

/** Any rule that counts from the due date, as RFC 5545 has it. */
export const anyStandardRule = fc
  .oneof(ofDays, ofWeeks, ofMonths, ofYears)
  .filter((rule) => parseRepeat(formatRepeat(rule)) !== undefined);

/** Any rule that a task can have. */
export const anyRule = fc
  .tuple(anyStandardRule, ends, fc.record({ isFromCompletion: fc.boolean(), isLastDay: fc.boolean() }))
  .map((parts): RepeatRule => Object.assign({}, ...parts))
  .filter((rule) => parseRepeat(formatRepeat(rule)) !== undefined);

/** Any day of the years 1970 to 2100. */
export const anyDay = fc
  .integer({ min: 0, max: Math.floor(Date.parse("2100-12-31") / 86_400_000) })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
