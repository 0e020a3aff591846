import { expect, test } from "vitest";
import { retaggedFilter } from "./retagged-filter";

test.each([
  ["tags=home", "tags=house"],
  ["priority=high&tags=Home&tags=work&sort=title", "priority=high&tags=house&tags=work&sort=title"],
  ["tagsAny=work&tagsAny=H%C3%B4me", "tagsAny=work&tagsAny=house"],
  ["tags=home&tagsNone=home", "tags=house&tagsNone=house"],
  ["tags=home&tags=house&tags=work", "tags=house&tags=work"],
])("the filter “%s” follows a renamed tag as “%s”", (filter, expected) => {
  expect(retaggedFilter(filter, "home", "house")).toBe(expected);
});

test.each(["", "priority=high", "tags=work", "search=home", "project=home", "tagged=any", "mood=home&tags=%6Cow"])(
  "the filter “%s”, which does not name it, stays letter by letter",
  (filter) => {
    expect(retaggedFilter(filter, "home", "house")).toBe(filter);
  },
);

test("what only a newer version knows stays in the filter", () => {
  expect(retaggedFilter("mood=good&tags=home", "home", "a b")).toBe("mood=good&tags=a+b");
});
