import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { readAsLine } from "./reading.testing";
import { readTask } from "./read-task";

/** A Friday, 13:00. */
const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });

const phrases: [string, string][] = [
  ["Call the plumber tomorrow 9am p1 #Home @bills", "Call the plumber #Home | 2026-11-21 09:00 | high | @bills"],
  ["Pay rent tomorrow 9am p1 #Home @bills every month", "Pay rent #Home | 2026-11-21 09:00 | high | @bills"],
  // Priority.
  ["Pay rent p1", "Pay rent | high"],
  ["Pay rent p2", "Pay rent | medium"],
  ["p3 Pay rent", "Pay rent | low"],
  ["P1 Pay rent", "Pay rent | high"],
  ["Pay !high rent", "Pay rent | high"],
  ["Pay rent !Medium", "Pay rent | medium"],
  ["Pay rent !low.", "Pay rent. | low"],
  ["Pay p1 rent p3", "Pay p1 rent | low"],
  // Tags.
  ["Pay rent @bills", "Pay rent | @bills"],
  ["@bills Pay rent @home", "Pay rent | @bills | @home"],
  ["Pay rent @Bills @bills", "Pay rent | @Bills"],
  ["Essen @büro", "Essen | @büro"],
  ["買い物 @家", "買い物 | @家"],
  ["קניות @בית", "קניות | @בית"],
  ["Fix @front-end_2", "Fix | @front-end_2"],
  ["Plan @2027goals", "Plan | @2027goals"],
  ["Shop @a, then cook", "Shop, then cook | @a"],
  // Commas, dashes and full stops.
  ["Tomorrow, call mum", "call mum | 2026-11-21"],
  ["Tomorrow: call mum", "call mum | 2026-11-21"],
  ["Tomorrow - call mum", "call mum | 2026-11-21"],
  ["Call mum, tomorrow", "Call mum | 2026-11-21"],
  ["Call mum – tomorrow", "Call mum | 2026-11-21"],
  ["Call mum, tomorrow, about rent", "Call mum, about rent | 2026-11-21"],
  ["Call mum tomorrow.", "Call mum. | 2026-11-21"],
  ["Call mum tomorrow!", "Call mum! | 2026-11-21"],
  ["Call mum tomorrow; then Ada", "Call mum; then Ada | 2026-11-21"],
  ["  Call   mum  tomorrow  p1  ", "Call   mum | 2026-11-21 | high"],
  ["Call mum tomorrow…", "Call mum… | 2026-11-21"],
  ["電話 @家。", "電話。 | @家"],
  ["🎂 tomorrow", "🎂 | 2026-11-21"],
  // Of two, the last counts.
  ["Plan friday dinner monday", "Plan friday dinner | 2026-11-23"],
  ["Call fri 9 mum mon", "Call fri 9 mum | 2026-11-23"],
  ["Call at 9 mum at 10", "Call at 9 mum | 2026-11-21 10:00"],
  ["Pay tomorrow 9am rent at 10", "Pay 9am rent | 2026-11-21 10:00"],
  // Quotation marks.
  ['Read "tomorrow" tomorrow', 'Read "tomorrow" | 2026-11-21'],
  ['Buy a 6" pipe tomorrow', 'Buy a 6" pipe | 2026-11-21'],
  ["Read “p1” p2", "Read “p1” | medium"],
  // No known project.
  ["Paint tomorrow #Home", "Paint #Home | 2026-11-21"],
];

test.each(phrases)("“%s” is read as “%s”", (text, line) => {
  expect(readAsLine(text, clock)).toBe(line);
});

test("the place of each piece is known", () => {
  const { pieces } = readTask("Pay rent tomorrow 9am p1 @bills", clock);
  expect(pieces).toEqual([
    { kind: "day", from: 9, to: 17, text: "tomorrow" },
    { kind: "time", from: 18, to: 21, text: "9am" },
    { kind: "priority", from: 22, to: 24, text: "p1" },
    { kind: "tag", from: 25, to: 31, text: "@bills" },
  ]);
});

test("a phrase that shall stay words does, until it is written in another way", () => {
  const read = (text: string) =>
    readTask(text, clock, { asWords: ["Tomorrow", "@a"] }).pieces.map((piece) => piece.text);
  expect(read("Call tomorrow p1 @a")).toEqual(["p1"]);
  expect(read("Call tomorrow, p1")).toEqual(["p1"]);
  expect(read("Call on friday @ab")).toEqual(["on friday", "@ab"]);
});

test("what was chosen elsewhere is not read", () => {
  const text = "Pay rent fri 9 p1 @bills";
  const chosen = ["day", "priority"] as const;
  expect(readTask(text, clock, { chosen })).toMatchObject({ title: "Pay rent fri 9 p1", tags: ["bills"] });
  expect(readTask("Pay at 9", clock, { chosen, dayOfTime: "2026-12-01" }).dueAt).toBe("2026-12-01T08:00:00.000Z");
});

test("a task has at most twenty tags; further ones stay words", () => {
  const tags = Array.from({ length: 22 }, (_, index) => `@t${index}`);
  const reading = readTask(`Pay ${tags.join(" ")} @T3`, clock);
  expect(reading.tags).toHaveLength(20);
  expect(reading.title).toBe("Pay @t20 @t21");
  expect(readTask(`Pay @${"x".repeat(51)}`, clock).title).toBe(`Pay @${"x".repeat(51)}`);
});
