import { expect, test } from "vitest";
import { taskWith } from "~/testing/people/tasks";
import type { Said } from "~/shared/due-labels";
import type { Density } from "~/ui/theme/density";
import { estimateRowHeight } from "./row-height";

const heightOf = (task: Parameters<typeof taskWith>[0], look: { width: number; density?: Density; said?: Said }) =>
  estimateRowHeight(taskWith(task), { density: "comfortable", said: {}, ...look }, false);
const full = { title: "Pay rent ".repeat(50), tags: ["home"], description: "Soon", dueOn: "2026-11-20" };

test("on a wide screen every row has one height, whatever the task holds", () => {
  for (const task of [{ title: "Pay rent" }, full]) {
    expect(heightOf(task, { width: 760 })).toBe(44);
    expect(heightOf(task, { width: 760, density: "compact" })).toBe(41);
  }
});

test("on a phone a row has one line, or two where it says more than a short title", () => {
  expect(heightOf({ title: "Pay rent" }, { width: 358 })).toBe(44);
  expect(heightOf(full, { width: 358 })).toBe(53);
  expect(heightOf({ deadlineOn: "2026-11-20" }, { width: 358 })).toBe(53);
  expect(heightOf({ projectId: "home" }, { width: 358 })).toBe(53);
  expect(heightOf({ projectId: "home" }, { width: 358, said: { project: "home" } })).toBe(44);
  expect(heightOf({ title: full.title }, { width: 358 })).toBe(57);
  expect(heightOf(full, { width: 358, density: "compact" })).toBe(45);
});
