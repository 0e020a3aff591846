import { expect, test } from "vitest";
import type { ChosenFilter } from "../../list/filter-params";
import { eachChosen } from "../../list/filters/filters";
import { nameOfPlace, namesOfPlaces, placesFor, suggestPlaces } from "./places";

const home = { id: "home", name: "Home", color: "green", archivedAt: null } as const;
const work = { id: "work", name: "Work at home", color: "blue", archivedAt: null } as const;
const boat = { id: "boat", name: "Boat", color: "gray", archivedAt: "2026-01-01T00:00:00.000Z" } as const;
const projects = [work, home, boat];
const sections = [
  { id: "kitchen", projectId: "home", name: "Küche" },
  { id: "calls", projectId: "work", name: "Calls" },
  { id: "hull", projectId: "boat", name: "Hull" },
];
const names = (typed: string) => placesFor(typed, { projects, sections }).map(({ path }) => path);

test("all places are offered: the inbox, and each project with its sections below it, without archived ones", () => {
  expect(names("")).toEqual(["Inbox", "Work at home", "Work at home / Calls", "Home", "Home / Küche"]);
});

test("typed letters find a project with its sections, and a section by its own name, those first that begin with them", () => {
  expect(names("home")).toEqual(["Home", "Home / Küche", "Work at home", "Work at home / Calls"]);
  expect(names(" kuche ")).toEqual(["Home / Küche"]);
  expect(names("home/k")).toEqual(["Home / Küche"]);
  expect(names("Work / call")).toEqual(["Work at home / Calls"]);
  expect(names("home/")).toEqual(["Home / Küche", "Work at home / Calls"]);
  expect(names("in")).toEqual(["Inbox"]);
  expect(names("hull")).toEqual([]);
});

test("a place has a name, even in an archived project; one that is not known has none", () => {
  const name = (projectId: string | null, sectionId: string | null = null) =>
    nameOfPlace({ projectId, sectionId }, { projects, sections });
  expect(name(null)).toBe("Inbox");
  expect(name("home", "kitchen")).toBe("Home / Küche");
  expect(name("boat")).toBe("Boat");
  expect(name("home", "gone")).toBe("Home");
  expect(name("gone")).toBeUndefined();
});

test("a filter by project or section is named, and one that is gone is told as such", () => {
  const nameOf = namesOfPlaces({ projects, sections });
  const said = (filter: ChosenFilter) =>
    eachChosen(filter, ({ chosen, described }, value) => [chosen(value, nameOf), described(value, nameOf)]);
  expect(said({ project: "home", section: "kitchen" })).toEqual([
    ["Home", "project Home"],
    ["Küche", "section Küche"],
  ]);
  expect(said({ project: "none" })).toEqual([["Inbox", "the inbox"]]);
  expect(said({ project: "gone" })).toEqual([["Unknown project", "an unknown project"]]);
});

test("behind a sign, what has a space is completed only by a name that begins with it, so that the list leaves the rest of a line alone", () => {
  const suggested = (typed: string) => suggestPlaces(typed, { projects, sections }).map(({ path }) => path);
  expect(suggested("work a")).toEqual(["Work at home", "Work at home / Calls"]);
  expect(suggested("home ")).toEqual([]);
  expect(suggested("home fix the tap")).toEqual([]);
  expect(suggested("HOME")).toEqual([]);
  expect(suggested("home/")).toEqual(["Home / Küche", "Work at home / Calls"]);
  expect(suggested("at")).toEqual(["Work at home", "Work at home / Calls"]);
});
