import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { isCalendarDay } from "~/shared/calendar-day";
import { dayOf } from "~/shared/due-date";
import { isVisible } from "~/shared/text/written-text";
import { readTask } from "./read-task";

const words =
  "tomorrow today tod fri friday next this on at in 3 9 9am 15:30 noon days week 24 dec may 24.12. 24/12 2026-12-24 p1 p2 !high @home @a @büro #Work every by to and the of morning , . - – ( ) \" “ ” 'a' 🎂 \u200b tonight rent Pay Night".split(
    " ",
  );
const phrase = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(" "));
const text = fc.oneof(phrase, fc.string({ unit: "binary", maxLength: 60 }), fc.tuple(phrase, fc.string()).map(String));
const clock = fc
  .record({
    now: fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
    timeZone: fc.constantFrom("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Asia/Kathmandu"),
    locale: fc.constantFrom("en-GB", "en-US"),
  })
  .map(({ now, ...place }) => clockAt(now.toISOString(), place));

const withoutSpace = (value: string) => value.replaceAll(/\s/gu, "");

test("the pieces are exactly what is missing in the title, whatever is typed", () => {
  fc.assert(
    fc.property(text, clock, (typed, at) => {
      const { title, pieces } = readTask(typed, at);
      let rest = "";
      let end = 0;
      for (const { from, to, text: words } of pieces) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(typed.slice(from, to)).toContain(words);
        rest += typed.slice(end, from);
        end = to;
      }
      expect(withoutSpace(title)).toBe(withoutSpace(rest + typed.slice(end)));
    }),
    { numRuns: 2000 },
  );
});

test("a text with something to see always leaves a title, and a day of the calendar that has not passed", () => {
  fc.assert(
    fc.property(text, clock, (typed, at) => {
      const { title, dueOn, dueAt } = readTask(typed, at);
      expect(isVisible(title)).toBe(isVisible(typed));
      expect(dueOn === undefined || (isCalendarDay(dueOn) && dueOn >= at.today)).toBe(true);
      expect(dueAt === undefined || dayOf(dueAt, at.timeZone) === dueOn).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("what stands in quotation marks is a title as it is, and reading that changes nothing", () => {
  fc.assert(
    fc.property(text, clock, (typed, at) => {
      const quoted = `“${typed.replaceAll(/[“”„\s]+/gu, " ")}”`;
      expect(readTask(quoted, at)).toMatchObject({ title: quoted, pieces: [], tags: [] });
    }),
  );
});

test("a piece that is turned back into words is in the title, word for word", () => {
  fc.assert(
    fc.property(phrase, clock, (typed, at) => {
      const asWords = readTask(typed, at).pieces.map((piece) => piece.text);
      const left = readTask(typed, at, { asWords }).pieces.map((piece) => piece.text.toLowerCase());
      for (const words of asWords) expect(left).not.toContain(words.toLowerCase());
    }),
  );
});
