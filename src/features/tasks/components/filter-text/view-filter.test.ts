import { expect, test } from "vitest";
import { filterOfText, textOfView } from "./view-filter";

const home = "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f";
const places = { projects: [{ id: home, name: "Home", archivedAt: null }], sections: [] };
const context = { places, maxLength: 4_000 };
const viewOf = (filter: string, path = "/tasks") => ({ id: home, path, filter });

test("the text of a view says what it filters by, and no more", () => {
  expect(textOfView(viewOf("priority=high&tags=money&sort=title&layout=board"), places)).toBe("p1 & @money");
  expect(textOfView(viewOf("due=overdue&tags=money", "/today"), places)).toBe("@money");
  expect(textOfView(viewOf(""), places)).toBe("");
});

test.each([
  ["another text", "@home & #Home", "priority=high&sort=title", `project=${home}&tags=home&sort=title`],
  ["an empty text", " ", "priority=high&sort=title", "sort=title"],
  ["a text that says the same", "( p1 )", "sort=title&priority=high", "sort=title&priority=high"],
  ["a search", "search: water fern", "", "search=water+fern"],
])("%s becomes the filter of the view, whose arrangement stays", (_name, text, before, filter) => {
  expect(filterOfText(text, viewOf(before), context)).toEqual({ filter });
});

test("what the list of a view decides itself is neither lost nor chosen", () => {
  expect(filterOfText("@home", viewOf("due=overdue", "/today"), context)).toEqual({ filter: "due=overdue&tags=home" });
  expect(filterOfText("overdue", viewOf("", "/today"), context)).toMatchObject({
    fault: expect.stringMatching(/^“overdue” at character 1 is not chosen here/),
  });
});

test("a text that is no filter says why, also one that is too long", () => {
  expect(filterOfText("tomorrow", viewOf(""), context)).toMatchObject({ fault: expect.stringMatching(/is no filter/) });
  expect(filterOfText(`search: ${"x".repeat(context.maxLength)}`, viewOf(""), context)).toMatchObject({
    fault: expect.stringMatching(/is too long to search for/),
  });
  const tags = Array.from({ length: 20 }, (_, at) => `${"ü".repeat(40)}${at}`);
  const many = `${tags.map((tag) => `@${tag}`).join(" & ")} & !(${tags.map((tag) => `@${tag}`).join(" | ")})`;
  expect(filterOfText(many, viewOf(""), context)).toEqual({ fault: "These are too many filters for one view." });
});
