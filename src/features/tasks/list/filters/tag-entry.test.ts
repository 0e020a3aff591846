import { expect, test } from "vitest";
import { addTags, enterTags, suggestTags } from "./tag-entry";
import { limits } from "../../constants";

test("commas part tags, and each is there once whatever its case", () => {
  expect(addTags(["Home"], " bills, home ,, Work")).toEqual(["Home", "bills", "Work"]);
});

test("the same list comes back when there is nothing to add", () => {
  const tags = ["Home"];
  expect(addTags(tags, "  ")).toBe(tags);
  expect(addTags(tags, "HOME")).toBe(tags);
  expect(addTags(tags, "x".repeat(limits.tag + 1))).toBe(tags);
  expect(addTags(tags, "\u0000")).toBe(tags);
});

test("no more than can be stored", () => {
  const many = Array.from({ length: limits.tags + 5 }, (_, index) => `t${index}`).join(",");
  expect(addTags([], many)).toHaveLength(limits.tags);
});

test("what cannot become a tag is left to be mended, with the reason, and the rest is taken", () => {
  const long = "x".repeat(limits.tag + 1);
  expect(enterTags(["Home"], `bills, ${long}, home`)).toEqual({
    tags: ["Home", "bills"],
    rest: long,
    error: `Use at most ${limits.tag} characters. This has ${limits.tag + 1}.`,
  });
  expect(enterTags([], "\u200b").error).toBe("Enter some text.");
  const full = Array.from({ length: limits.tags }, (_, index) => `t${index}`);
  expect(enterTags(full, "one more")).toMatchObject({ tags: full, rest: "one more" });
  expect(enterTags([], "a, b").rest).toBe("");
});

test("suggestions begin with what is typed before they merely hold it, and leave out what is there", () => {
  const known = ["at home", "Home", "homework", "errands"];
  expect(suggestTags("ho", { known, taken: [] })).toEqual(["Home", "homework", "at home"]);
  expect(suggestTags("ho", { known, taken: ["HOME"] })).toEqual(["homework", "at home"]);
});
