import { expect, test } from "vitest";
import { trackedFields } from "../../change/history/tracked";
import { changeText } from "./change-text";

const clock = {
  now: "2026-11-20T12:00:00.000Z",
  today: "2026-11-20",
  timeZone: "Europe/Berlin",
  locale: "en-GB",
  weekStartsOn: 1 as const,
};
const names = {
  project: (id: string) => (id === "known" ? "Home" : undefined),
  section: () => undefined,
  task: () => "Plan the party",
};
const said = (change: Parameters<typeof changeText>[0]) => changeText(change, { clock, names });

test.each([
  [{ field: "created" }, "Added the task"],
  [{ field: "title", from: "Read", to: "Write" }, "Title: Read → Write"],
  [{ field: "priority", from: "medium", to: "high" }, "Priority: Medium → High"],
  [{ field: "dueOn", from: null, to: "2026-12-01" }, "Due: none → 1 Dec"],
  [{ field: "dueOn", from: "2026-12-01", to: "2026-12-01T23:30:00.000Z" }, "Due: 1 Dec → 2 Dec, 00:30"],
  [{ field: "deadlineOn", from: "2027-01-02", to: null }, "Deadline: 2 Jan 2027 → none"],
  [{ field: "tags", from: ["home", "work"], to: ["home", "book"] }, "Tags: removed work; added book"],
  [{ field: "tags", from: ["a", "b"], to: ["b", "a"] }, "Tags: b, a"],
  [{ field: "repeat", from: null, to: "FREQ=DAILY" }, "Repeat: never → Every day"],
  [{ field: "projectId", from: null, to: "known" }, "Project: Inbox → Home"],
  [{ field: "projectId", from: "gone", to: null }, "Project: another project → Inbox"],
  [{ field: "sectionId", from: "gone", to: null }, "Section: another section → none"],
  [{ field: "parentId", from: null, to: "task" }, "Parent task: none → Plan the party"],
  [{ field: "description", from: false, to: true }, "Added a description"],
  [{ field: "description", from: true, to: true }, "Changed the description"],
  [{ field: "description", from: true, to: false }, "Removed the description"],
  [{ field: "completed", from: false, to: true }, "Completed"],
  [{ field: "completed", to: false }, "Reopened"],
  [{ field: "deletedAt", from: false, to: true }, "Moved to the trash"],
  [{ field: "deletedAt", from: true, to: false }, "Restored from the trash"],
])("%j reads %j", (change, text) => {
  expect(said(change)).toBe(text);
});

test("a value that is unknown is left out", () => {
  expect(said({ field: "priority" })).toBe("Changed: Priority");
  expect(said({ field: "priority", to: "high" })).toBe("Priority: High");
});

test.each(trackedFields)("%s has a name of its own, with and without values", (field) => {
  const texts = [said({ field }), said({ field, from: null, to: null })];
  expect(texts.join(" ")).not.toMatch(/[a-z](?:On|At|Id)\b/);
  for (const text of texts) expect(text).toMatch(/^[A-Z]/);
});

test("a field that only a later version knows is shown by its name", () => {
  expect(said({ field: "weight", from: null, to: "2 kg" })).toBe("weight: none → 2 kg");
});
