import { UUID } from "uuidv7";
import { expect, test } from "vitest";
import { earliestId } from "./event-id";

const moment = Date.parse("2026-11-20T05:18:39.769Z");

test("is below every id of its moment, and above every id of the one before", () => {
  const id = earliestId("2026-11-20T06:18:39.769+01:00");
  const lowest = UUID.fromFieldsV7(moment, 0, 0, 0).toString();
  expect(id <= lowest).toBe(true);
  expect(id > UUID.fromFieldsV7(moment - 1, 0xfff, 0x3fffffff, 0xffffffff).toString()).toBe(true);
});

test("stays a UUID before 1970 and long after", () => {
  for (const instant of ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]) {
    expect(earliestId(instant)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-0{12}$/);
  }
});
