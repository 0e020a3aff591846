import { expect, test } from "vitest";
import { z } from "zod";
import { newUuid } from "./uuidv7";

test("ids are UUIDv7, never repeat, and sort in the order in which they were made, many within one millisecond, too", () => {
  const before = Date.now();
  const ids = Array.from({ length: 20_000 }, () => newUuid());
  for (const id of ids) expect(z.uuidv7().safeParse(id).success, id).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(timeOf(ids[0])).toBeGreaterThanOrEqual(before);
});

const timeOf = (id = "") => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
