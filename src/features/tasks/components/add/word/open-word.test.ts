import { expect, test } from "vitest";
import type { AddDraft } from "../add-draft";
import { completePlace, completeTag } from "./complete-word";
import { openWordAt } from "./open-word";

const draftOf = (title: string): AddDraft => ({
  title,
  description: "",
  priority: "medium",
  dueOn: null,
  tags: ["old"],
  projectId: null,
  sectionId: null,
  asWords: [],
});

test("a tag is open while the caret stands at its end", () => {
  expect(openWordAt("Call @ho", 8)).toEqual({ sign: "@", from: 5, to: 8, typed: "ho" });
  expect(openWordAt("@", 1)).toEqual({ sign: "@", from: 0, to: 1, typed: "" });
  expect(openWordAt("Call @bü later", 8)).toEqual({ sign: "@", from: 5, to: 8, typed: "bü" });
});

test("a project is open while the caret stands at its end, also behind the spaces of its name", () => {
  expect(openWordAt("Call #ho", 8)).toEqual({ sign: "#", from: 5, to: 8, typed: "ho" });
  expect(openWordAt("Call #Home off", 14)).toEqual({ sign: "#", from: 5, to: 14, typed: "Home off" });
  expect(openWordAt("#Home/k", 7)).toEqual({ sign: "#", from: 0, to: 7, typed: "Home/k" });
});

test("nothing else opens the list of tags", () => {
  for (const [text, caret] of [
    ["ada@ex", 6],
    ["Call @home", 8],
    ["@a b", 4],
    ["@nasa.gov", 9],
    ["Buy C# book", 11],
    ["Call # 5", 8],
    ["Call #home", 7],
    ["", 0],
  ] as const) {
    expect(openWordAt(text, caret)).toBeUndefined();
  }
});

test("a chosen tag completes the word, and the text goes on after it", () => {
  const tag = { sign: "@" as const, from: 5, to: 8, typed: "ho" };
  expect(completeTag(draftOf("Call @ho"), tag, "home")).toEqual({ change: { title: "Call @home " }, caret: 11 });
  expect(completeTag(draftOf("Call @ho p1"), tag, "home")).toEqual({ change: { title: "Call @home p1" }, caret: 11 });
});

test("a tag with other characters is chosen beside the text", () => {
  const tag = { sign: "@" as const, from: 5, to: 7, typed: "r" };
  const change = { title: "Call ", tags: ["old", "R & D"] };
  expect(completeTag(draftOf("Call @r"), tag, "R & D")).toEqual({ change, caret: 5 });
});

test("a chosen project completes its name with spaces; one whose name cannot be read is chosen beside the text", () => {
  const word = { sign: "#" as const, from: 5, to: 8, typed: "ho" };
  const place = { projectId: "home", sectionId: null, name: "Home office", path: "Home office", color: "gray" };
  const section = { ...place, sectionId: "desk", name: "Desk", path: "Home office / Desk" };
  const complete = (chosen: typeof place | typeof section, asWords: string[] = []) =>
    completePlace({ ...draftOf("Call #ho p1"), asWords }, word, chosen);
  expect(complete(place)).toEqual({ change: { title: "Call #Home office p1" }, caret: 18 });
  expect(complete(section)).toEqual({ change: { title: "Call #Home office/Desk p1" }, caret: 23 });
  const beside = { change: { title: "Call p1", projectId: "home", sectionId: null }, caret: 5 };
  expect(complete({ ...place, name: "42", path: "42" })).toEqual(beside);
  expect(complete(place, ["#home office"])).toEqual(beside);
});
