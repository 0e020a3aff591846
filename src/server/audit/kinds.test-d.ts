import { expectTypeOf, test } from "vitest";
import type { Permission } from "../auth/permissions";
import type { EventKind } from "./kinds";

test("a kind of event is one that a feature or a room of the server declares", () => {
  expectTypeOf<"task.created" | "session.started" | "mail.dead">().toExtend<EventKind>();
  expectTypeOf<string>().not.toExtend<EventKind>();
  expectTypeOf<"task.invented">().not.toExtend<EventKind>();
});

test("a permission is one that a feature declares", () => {
  expectTypeOf<"users.ban" | "audit.read">().toExtend<Permission>();
  expectTypeOf<string>().not.toExtend<Permission>();
  expectTypeOf<"users.invent">().not.toExtend<Permission>();
});
