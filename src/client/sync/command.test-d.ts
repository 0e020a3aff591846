import { expectTypeOf, test } from "vitest";
import type { RouterInputs } from "../api";
import type { Command, Replayable } from "./command";

test("a command calls a procedure that a device may repeat, with its input", () => {
  type Known = "tasks.create" | "tasks.update" | "tasks.setCompleted" | "tasks.delete" | "tasks.restore";
  expectTypeOf<Known>().toExtend<Replayable>();
  expectTypeOf<"tasks.list" | "sync.push" | "users.ban">().not.toExtend<Replayable>();
  expectTypeOf<Extract<Command, { procedure: "tasks.update" }>["input"]>().toEqualTypeOf<
    RouterInputs["tasks"]["update"]
  >();
});

test("no command calls another one, or with another input", () => {
  expectTypeOf<{ procedure: "tasks.list"; input: object }>().not.toExtend<Command>();
  expectTypeOf<{ procedure: "users.ban"; input: { id: string } }>().not.toExtend<Command>();
  expectTypeOf<{ procedure: "tasks.delete"; input: { title: string } }>().not.toExtend<Command>();
});
