import { expect, test } from "vitest";
import { changedHref, readFilter } from "./filter-params";

test("a filter is read from the address; both days are included, in UTC", () => {
  const params = {
    search: " ada@example.com ",
    group: "security",
    outcome: "failure",
    from: "2026-11-01",
    until: "2026-11-20",
  };
  expect(readFilter(params).filter).toEqual({
    search: "ada@example.com",
    group: "security",
    outcome: "failure",
    cursor: undefined,
    from: "2026-11-01T00:00:00Z",
    until: "2026-11-21T00:00:00.000Z",
  });
});

test("blank, unknown and repeated values are ignored", () => {
  const params = {
    search: "",
    group: "nonsense",
    outcome: ["success", "failure"],
    from: "yesterday",
    cursor: "1; drop",
  };
  expect(Object.values(readFilter(params).filter).filter((value) => value !== undefined)).toEqual([]);
});

test("ignored parameters are named", () => {
  const params = { group: "nonsense", outcome: ["success", "failure"], search: "  ", from: "2026-11-01" };
  expect(readFilter(params).ignored).toEqual(["group", "outcome"]);
  expect(readFilter({ search: "  ", from: "2026-11-01" }).ignored).toEqual([]);
});

test("an address keeps the chosen filter", () => {
  expect(changedHref("/admin/audit", { group: "tasks", outcome: "" }, { cursor: "x" })).toBe(
    "/admin/audit?group=tasks&cursor=x",
  );
  expect(changedHref("/admin/audit", { cursor: "x" }, { cursor: undefined })).toBe("/admin/audit");
});
