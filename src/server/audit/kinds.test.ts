import { expect, onTestFinished, test } from "vitest";
import { eventGroups } from "~/shared/event-groups";
import { taskEvents } from "~/features/tasks/declarations";
import { features } from "../router";
import { isPermitted } from "../auth/permissions";
import { declaredEvents, registerEvents } from "./kinds";

test("every event that a feature declares is known, and each group has some", () => {
  const known = declaredEvents();
  expect(known).toEqual(expect.arrayContaining([...features.tasks.events, ...features.users.events]));
  expect([...new Set(known.map(({ group }) => group))]).toEqual([...eventGroups]);
});

test("a kind that is declared twice is refused when the server is put together", () => {
  const known = declaredEvents();
  onTestFinished(() => registerEvents(known));
  expect(() => registerEvents([...taskEvents, ...taskEvents])).toThrow("The event task.created is declared twice.");
});

test("administrators may what features declare, and nothing else has that name", () => {
  for (const { permissions } of Object.values(features)) {
    for (const permission of permissions) expect(isPermitted("admin", permission)).toBe(true);
  }
});
