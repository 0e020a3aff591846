import { expect, test } from "vitest";
import { viewShowing } from "./use-added";

test("a new task is found in its project, else on its day, else in the inbox", () => {
  const nameFor = (projectId: string | null, dueOn: string | null) =>
    viewShowing({ projectId, dueOn }, "2026-11-20").path;
  expect(nameFor("home", null)).toBe("/projects/home");
  expect(nameFor("home", "2026-11-20")).toBe("/projects/home");
  expect(nameFor(null, "2026-11-19")).toBe("/today");
  expect(nameFor(null, "2026-11-21")).toBe("/upcoming");
  expect(nameFor(null, null)).toBe("/inbox");
});
