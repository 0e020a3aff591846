import { expect, test } from "vitest";
import { detailText } from "./detail-text";

test.each([
  ["fields", "title,dueOn,dueAt", "title, due date"],
  ["fields", "emailVerified", "email verified"],
  ["version", 2, "2"],
  ["until", null, "none"],
  ["job", "empty_trash", "empty_trash"],
] as const)("the detail %s with the value %j reads %j", (name, value, text) => {
  expect(detailText(name, value)).toBe(text);
});
