import { expect, test } from "vitest";
import { z } from "zod";
import { newUuid } from "./uuidv7";

test("ids are UUIDv7, never repeat, and sort by creation time", () => {
  const ids = Array.from({ length: 2000 }, (_, index) => newUuid(1_795_000_000_000 + index));
  for (const id of ids) expect(z.uuidv7().safeParse(id).success, id).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});
