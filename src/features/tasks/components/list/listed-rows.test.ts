import { expect, test } from "vitest";
import { views } from "../../list/views";
import { draftOf } from "../../store/task-draft";
import { listRows } from "./listed-rows";

const clock = {
  now: "2026-11-20T10:00:00.000Z",
  today: "2026-11-20",
  timeZone: "UTC",
  locale: "en-GB",
  weekStartsOn: 1 as const,
};
const task = (id: string, dueOn: string) => draftOf({ title: id, dueOn }, { id, userId: "ada" });
const rows = [task("milk", "2026-11-21"), task("bread", "2026-11-21"), task("rent", "2026-11-24")].map((one) => ({
  task: one,
  isExiting: one.id === "bread",
}));

test("the first row of each day has its heading, and no other", () => {
  const listed = listRows(rows, { view: views.upcoming, sort: "due_date", clock });
  expect(listed.rows).toEqual(rows);
  expect([...listed.headings].map(([id, { key, tasks }]) => [id, key, tasks.length])).toEqual([
    ["milk", "2026-11-21", 2],
    ["rent", "2026-11-24", 1],
  ]);
});

test("a list that is not about days has no headings, and its rows are the same ones", () => {
  const listed = listRows(rows, { view: views.all, sort: "title", clock });
  expect(listed.rows).toBe(rows);
  expect(listed.headings.size).toBe(0);
});

test("rows that do not come in the order of their groups are shown in it", () => {
  const [first, second, third] = rows;
  const mixed = [first, third, second].filter((row) => row !== undefined);
  expect(listRows(mixed, { view: views.upcoming, sort: "due_date", clock }).rows).toEqual(rows);
});
