import { expect, test } from "vitest";
import { type AnyRouter, proceduresOf } from "../operations/catalogue";
import { appRouter } from "../router";
import { protectedProcedure, recordedProcedure, router } from "../trpc";

/** The mutations that do not say what they leave in the audit log. */
function undeclared(of: AnyRouter): string[] {
  return proceduresOf(of).flatMap(({ name, definition, meta }) =>
    definition.type === "mutation" && meta.audit === undefined ? [name] : [],
  );
}

test("every mutation declares what it leaves in the audit log", () => {
  const advice =
    "begin it with recordedProcedure(kind), or give it .meta({ audit: kind }); kinds are in the `events` of src/features/*/feature.ts";
  expect(undeclared(appRouter), advice).toEqual([]);
});

test("a mutation that does not is found", () => {
  const planted = router({
    tasks: router({
      list: protectedProcedure.query(() => []),
      archive: protectedProcedure.mutation(() => null),
      rename: recordedProcedure("task.changed").mutation(() => null),
    }),
  });
  expect(undeclared(planted)).toEqual(["tasks.archive"]);
});
