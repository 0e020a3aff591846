import { expect, test } from "vitest";
import type { AddDraft } from "./add-draft";
import { completeTag } from "./complete-tag";
import { openTagAt } from "./open-tag";

const draftOf = (title: string): AddDraft => ({
  title,
  priority: "medium",
  dueOn: null,
  tags: ["old"],
  projectId: null,
  sectionId: null,
  asWords: [],
});

test("a tag is open while the caret stands at its end", () => {
  expect(openTagAt("Call @ho", 8)).toEqual({ from: 5, to: 8, typed: "ho" });
  expect(openTagAt("@", 1)).toEqual({ from: 0, to: 1, typed: "" });
  expect(openTagAt("Call @bü later", 8)).toEqual({ from: 5, to: 8, typed: "bü" });
});

test("nothing else opens the list of tags", () => {
  for (const [text, caret] of [
    ["ada@ex", 6],
    ["Call @home", 8],
    ["@a b", 4],
    ["@nasa.gov", 9],
    ["", 0],
  ] as const) {
    expect(openTagAt(text, caret)).toBeUndefined();
  }
});

test("a chosen tag completes the word, and the text goes on after it", () => {
  const tag = { from: 5, to: 8, typed: "ho" };
  expect(completeTag(draftOf("Call @ho"), tag, "home")).toEqual({ change: { title: "Call @home " }, caret: 11 });
  expect(completeTag(draftOf("Call @ho p1"), tag, "home")).toEqual({ change: { title: "Call @home p1" }, caret: 11 });
});

test("a tag with other characters is chosen beside the text", () => {
  const tag = { from: 5, to: 7, typed: "r" };
  const change = { title: "Call ", tags: ["old", "R & D"] };
  expect(completeTag(draftOf("Call @r"), tag, "R & D")).toEqual({ change, caret: 5 });
});
