import { expect, test } from "vitest";
import { addTags, enterTags, suggestTags } from "./tag-entry";
import { limits } from "../../constants";

test("commas separate tags, and each is added once whatever its case", () => {
  expect(addTags(["Home"], " bills, home ,, Work")).toEqual(["Home", "bills", "Work"]);
});

test("the same list is returned when there is nothing to add", () => {
  const tags = ["Home"];
  expect(addTags(tags, "  ")).toBe(tags);
  expect(addTags(tags, "HOME")).toBe(tags);
  expect(addTags(tags, "x".repeat(limits.tag + 1))).toBe(tags);
  expect(addTags(tags, "\u0000")).toBe(tags);
});

test("no more tags are added than can be stored", () => {
  const many = Array.from({ length: limits.tags + 5 }, (_, index) => `t${index}`).join(",");
  expect(addTags([], many)).toHaveLength(limits.tags);
});

test("an invalid tag stays in the field with the reason, and the rest is added", () => {
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

test("all tags but those already chosen are suggested before anything is typed, as many as are wanted", () => {
  const known = Array.from({ length: 9 }, (_, index) => `t${index}`);
  expect(suggestTags("", { known, taken: ["T1"], atMost: 50 })).toEqual(known.filter((tag) => tag !== "t1"));
  expect(suggestTags(" ", { known, taken: [] })).toHaveLength(6);
});

test("suggestions list tags that begin with the text before tags that contain it, without those already chosen", () => {
  const known = ["at home", "Home", "homework", "errands"];
  expect(suggestTags("ho", { known, taken: [] })).toEqual(["Home", "homework", "at home"]);
  expect(suggestTags("ho", { known, taken: ["HOME"] })).toEqual(["homework", "at home"]);
});
