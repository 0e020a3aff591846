import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { newUuid } from "~/shared/uuidv7";
import { exampleTask } from "../example";
import { followingOf, isUntouched } from "./following";
import { followingId } from "./following-id";

test("the id of the task that follows depends on the id before alone, and none comes twice", () => {
  expect(followingId(exampleTask.id)).toBe(followingId(exampleTask.id));
  const ids = new Set<string>();
  for (let id = newUuid(); ids.size < 2000; id = followingId(id)) {
    expect(ids.has(id)).toBe(false);
    ids.add(id);
    expect(z.uuid({ version: "v8" }).safeParse(followingId(id)).success).toBe(true);
  }
});

test("two tasks have two followers", () => {
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.uuid({ version: 7 }), (one, other) => {
      expect(followingId(one) === followingId(other)).toBe(one === other);
    }),
  );
});

test("a task that was changed since it was made is touched", () => {
  const made = followingOf(exampleTask, { at: "2026-11-20T12:00:00.000Z", timeZone: "UTC" });
  if (made === undefined) throw new Error("No task follows.");
  const task = { ...exampleTask, ...made };
  expect(isUntouched(task, made)).toBe(true);
  const changes = [
    { title: "Read" },
    { tags: [] },
    { dueOn: "2027-01-01" },
    { repeat: null },
    { completed: true },
    { deletedAt: "2026-11-21T00:00:00.000Z" },
  ];
  for (const change of changes) expect(isUntouched({ ...task, ...change }, made)).toBe(false);
});
