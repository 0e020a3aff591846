import { initTRPC } from "@trpc/server";
import { expect, test } from "vitest";
import { type AnyRouter, proceduresOf } from "../operations/catalogue";
import { appRouter } from "../router";
import { recordedProcedure } from "../trpc";

/** The mutations that do not say what they leave in the audit log. */
function undeclared(of: AnyRouter): string[] {
  return proceduresOf(of).flatMap(({ name, definition, meta }) =>
    definition.type === "mutation" && meta.audit === undefined && meta.relays !== true ? [name] : [],
  );
}

test("every mutation declares what it leaves in the audit log", () => {
  const advice =
    "begin it with recordedProcedure(kind) or permittedProcedure(permission, kind); kinds are in the `events` of src/features/*/feature.ts";
  expect(undeclared(appRouter), advice).toEqual([]);
});

test("a mutation that does not is found, however it was built", () => {
  const bare = initTRPC.create();
  const planted = bare.router({
    tasks: bare.router({
      list: bare.procedure.query(() => []),
      archive: bare.procedure.mutation(() => null),
      rename: recordedProcedure("task.changed").mutation(() => null),
    }),
  });
  expect(undeclared(planted)).toEqual(["tasks.archive"]);
});
