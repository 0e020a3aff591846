import { expect, test } from "vitest";
import { toCsv, toJsonLines } from "./export-text";

const rows = [
  { kind: "session.started", userAgent: '=HYPERLINK("https://evil.example")', details: { method: "password" } },
  { kind: "task.created", userAgent: null, details: null },
];

test("CSV names its columns once, quotes what needs it, and contains no formula", () => {
  expect(toCsv(rows, ["kind", "userAgent", "details"], true)).toBe(
    'kind,userAgent,details\r\nsession.started,"\'=HYPERLINK(""https://evil.example"")","{""method"":""password""}"\r\ntask.created,,\r\n',
  );
  expect(toCsv(rows.slice(1), ["kind"], false)).toBe("task.created\r\n");
});

test("JSON Lines are one object each", () => {
  expect(
    toJsonLines(rows)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(rows);
  expect(toJsonLines([])).toBe("");
});
