import { expect, test } from "vitest";
import { clockAt } from "~/shared/clock";
import { readTask } from "./read-task";

const clock = clockAt("2026-11-20T12:00:00.000Z", { timeZone: "Europe/Berlin", locale: "en-GB" });
const project = (id: string, name: string, archivedAt: string | null = null) =>
  ({ id, name, archivedAt, color: "gray" }) as const;
const places = () => ({
  projects: [
    project("home", "Home"),
    project("office", "Home office"),
    project("strasse", "Straße & Öl"),
    project("42", "42"),
    project("c", "C"),
    project("old", "Boat", "2026-01-01T00:00:00.000Z"),
  ],
  sections: [
    { id: "kitchen", projectId: "home", name: "Küche" },
    { id: "desk", projectId: "office", name: "New desk" },
    { id: "hull", projectId: "old", name: "Hull" },
  ],
});
const read = (text: string, options = {}) => readTask(text, clock, { places, ...options });

test.each([
  ["Fix the tap #Home", "Fix the tap", "home", null],
  ["#home Fix the tap", "Fix the tap", "home", null],
  ["Fix the tap #HOME/küche tomorrow", "Fix the tap", "home", "kitchen"],
  ["Fix the tap #home/kuche, p1", "Fix the tap", "home", "kitchen"],
  ["Chair #Home office tomorrow", "Chair", "office", null],
  ["Chair #home office/new desk p1", "Chair", "office", "desk"],
  ["Oil #strasse & ol", "Oil", "strasse", null],
  ["Pay rent tomorrow 9am #home @bills p2", "Pay rent", "home", null],
  ["Call #Home #C", "Call #Home", "c", null],
  ["Call mum #inbox", "Call mum", null, null],
])("“%s” is “%s” in its project", (text, title, projectId, sectionId) => {
  expect(read(text)).toMatchObject({ title, place: { projectId, sectionId } });
});

test.each([
  "Buy C# book",
  "Buy C#C book",
  "#1 priority",
  "Ticket #42",
  "Call #42",
  "Paint #Homes",
  "Paint #Home-2",
  "Paint #Home/Garden",
  "Paint # Home",
  "Paint the #Boat",
  "Sand it #Boat/Hull",
  "Read “#Home”",
  "#Home",
  "Learn F# and C# this year",
])("“%s” names no project, and keeps its words", (text) => {
  expect(read(text)).toMatchObject({ title: text, place: undefined, pieces: [] });
});

test("a project that was chosen, or that shall stay words, is not read", () => {
  expect(read("Paint #Home", { chosen: ["project"] })).toMatchObject({ title: "Paint #Home", place: undefined });
  expect(read("Paint #Home", { asWords: ["#Home"] })).toMatchObject({ title: "Paint #Home", place: undefined });
  expect(read("Paint #Home").pieces).toEqual([{ kind: "project", from: 6, to: 11, text: "#Home" }]);
});
