import { describe, expect, test } from "vitest";
import { isCalendarDay } from "./calendar-day";

describe("a day", () => {
  test.each(["1900-01-01", "2026-11-20", "2028-02-29", "9999-12-31"])("is %s", (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  test.each(["1899-12-31", "2026-02-29", "2026-13-01", "2026-1-1", "10000-01-01", "2026-11-20T00:00:00Z", "", "today"])(
    "is not %j",
    (day) => {
      expect(isCalendarDay(day)).toBe(false);
    },
  );
});
