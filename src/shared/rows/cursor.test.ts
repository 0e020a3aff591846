import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { createCursors, cursorText } from "./cursor";

const id = "019a0000-0000-7000-8000-000000000000";
const cursors = createCursors({ title: z.tuple([cursorText(100)]), day: z.tuple([z.iso.date(), cursorText(9)]) }, [
  "asc",
  "desc",
]);

test("a cursor is read as it was written, whatever the row holds", () => {
  const text = fc
    .string({ unit: "grapheme", maxLength: 50 })
    .filter((value) => cursorText(100).safeParse(value).success);
  fc.assert(
    fc.property(text, (key) => {
      const cursor = { sort: "title", order: "asc", keys: [key], id } as const;
      const written = cursors.write(cursor);
      expect(written).toMatch(/^[\w-]+$/);
      expect(cursors.read(written, "title", "asc")).toEqual(cursor);
      expect(cursors.read(written, "title", "desc")).toBeUndefined();
      expect(cursors.read(written, "day", "asc")).toBeUndefined();
    }),
  );
});

const good = cursors.write({ sort: "day", order: "desc", keys: ["2026-11-20", "x"], id });
const json = Buffer.from(good, "base64url").toString();

test.each([
  ["padding", `${good}==`],
  ["a blank", `${good} `],
  ["the other alphabet of base64", Buffer.from(json).toString("base64").replace(/=*$/, "=")],
  ["blanks in the JSON", Buffer.from(json.replace(",", ", ")).toString("base64url")],
  ["another order of the fields", Buffer.from(json.replace(/\{(.*?),(.*?),/, "{$2,$1,")).toString("base64url")],
  ["a field given twice", Buffer.from(json.replace("{", '{"s":"title",')).toString("base64url")],
  ["an escaped letter", Buffer.from(json.replace('"x"', String.raw`"\u0078"`)).toString("base64url")],
  ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe]).toString("base64url")],
])("another spelling of a cursor is refused: %s", (_what, text) => {
  expect(cursors.read(good, "day", "desc")).toBeDefined();
  expect(cursors.read(text, "day", "desc")).toBeUndefined();
});
