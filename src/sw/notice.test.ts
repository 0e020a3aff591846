import fc from "fast-check";
import { expect, test } from "vitest";
import { parseNotice } from "./notice";

const task = "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a51";
const message = { title: "Water the ferns", body: "Due today", tag: `task-${task}`, path: `/tasks?task=${task}`, task };

test("a notification shows what the message says", () => {
  expect(parseNotice(JSON.stringify(message))).toEqual(message);
  expect(parseNotice(JSON.stringify({ ...message, task: undefined })).task).toBeUndefined();
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "",
  "tasks",
  "/x/..//evil.example",
])("a notification never leads to %j", (path) => {
  expect(parseNotice(JSON.stringify({ ...message, path })).path).toBe("/today");
});

test("whatever comes, something is shown that leads to this origin", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(undefined)), (text) => {
      const { title, path } = parseNotice(text);
      expect(title).not.toBe("");
      expect(new URL(path, "https://keel.example").origin).toBe("https://keel.example");
    }),
  );
});

test("an id that is none gives no buttons", () => {
  for (const odd of ["", "1", `${task}"`, `../${task}`]) {
    expect(parseNotice(JSON.stringify({ ...message, task: odd })).task).toBeUndefined();
  }
});
