import { expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor";

const id = "019a0000-0000-7000-8000-000000000000";

test.each([
  { sort: "created_at", order: "desc", keys: ["2026-11-20T09:00:00.000Z"], id },
  { sort: "name", order: "asc", keys: ["Zoë — “the” %_\\"], id },
  { sort: "email", order: "asc", keys: ["zoe@example.com"], id },
] as const)("a cursor of $sort is read as it was written, and for nothing else", (cursor) => {
  const text = writeCursor(cursor);
  expect(text).toMatch(/^[\w-]+$/);
  expect(readCursor(text, cursor.sort, cursor.order)).toEqual(cursor);
  expect(readCursor(text, cursor.sort, cursor.order === "asc" ? "desc" : "asc")).toBeUndefined();
  expect(readCursor(text, cursor.sort === "name" ? "email" : "name", cursor.order)).toBeUndefined();
});

test.each(["", "x", "bnVsbA", writeCursor({ sort: "created_at", order: "desc", keys: ["yesterday"], id })])(
  "%j is no cursor",
  (text) => expect(readCursor(text, "created_at", "desc")).toBeUndefined(),
);
