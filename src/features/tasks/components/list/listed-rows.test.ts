import { expect, test } from "vitest";
import { taskWith } from "~/testing/people/tasks";
import { viewOfProject, views } from "../../list/views";
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

const headingsOf = ({ headings }: ReturnType<typeof listRows>) =>
  [...headings].map(([id, groups]) => [id].concat(groups.map(({ key, tasks }) => `${key} ${tasks.length}`)));

test("the first row of each day has its heading, and no other", () => {
  const listed = listRows(rows, { view: views.upcoming, sort: "due_date", clock });
  expect(listed.rows).toEqual(rows);
  expect(headingsOf(listed)).toEqual([
    ["milk", "2026-11-21 2"],
    ["rent", "2026-11-24 1"],
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

test("a project's tasks stand below their sections, folded ones are not shown, and no section without tasks is lost", () => {
  const sections = ["a", "b", "c", "d"].map((id) => ({ id, name: id.toUpperCase() }));
  const placed = ["none", "d", "b", "none", "gone", "c"].map((id, at) => ({
    task: taskWith({ id: `${at}`, sectionId: id === "none" ? null : id }),
    isExiting: false,
  }));
  const list = (folded: string[], hidesEmpty = false) => {
    const isFolded = (id: string) => folded.includes(id);
    const view = viewOfProject("p");
    return listRows(placed, { view, sort: "created_at", clock, sections: { sections, isFolded, hidesEmpty } });
  };
  const shapeOf = (listed: ReturnType<typeof listRows>) => ({
    rows: listed.rows.map(({ task }) => task.id).join(""),
    headings: headingsOf(listed),
    rest: listed.rest.map(({ key, tasks }) => `${key} ${tasks.length}`),
  });
  expect(shapeOf(list([]))).toEqual({
    rows: "034251",
    headings: [
      ["2", "a 0", "b 1"],
      ["5", "c 1"],
      ["1", "d 1"],
    ],
    rest: [],
  });
  expect(shapeOf(list(["b", "d"]))).toEqual({
    rows: "0345",
    headings: [["5", "a 0", "b 1", "c 1"]],
    rest: ["d 1"],
  });
  expect(shapeOf(list([], true)).headings).toEqual([
    ["2", "b 1"],
    ["5", "c 1"],
    ["1", "d 1"],
  ]);
});
