import { describe, expectTypeOf, test } from "vitest";
import { z } from "zod";
import type { Audit, ChangeAudit } from "../audit/audit";
import type { Principal } from "../auth/principal";
import type { Context } from "../context";
import { permittedProcedure, protectedProcedure, publicProcedure, recordedProcedure } from "../trpc";

describe("the context of a procedure", () => {
  test("has an optional caller in public procedures", () => {
    publicProcedure.query(({ ctx }) => {
      expectTypeOf(ctx.principal).toEqualTypeOf<Principal | undefined>();
      expectTypeOf(ctx).not.toHaveProperty("ownerId");
    });
  });

  test("has a caller in procedures for signed-in users", () => {
    protectedProcedure.query(({ ctx }) => {
      expectTypeOf(ctx.ownerId).toEqualTypeOf<string>();
      expectTypeOf(ctx.principal).toEqualTypeOf<Principal>();
      expectTypeOf(ctx.now).toEqualTypeOf<string>();
    });
    permittedProcedure("users.read").query(({ ctx }) => {
      expectTypeOf(ctx.actorId).toEqualTypeOf<string>();
      expectTypeOf(ctx).not.toHaveProperty("ownerId");
      expectTypeOf(ctx.principal).toEqualTypeOf<Principal>();
    });
  });

  test("contains no request: no header and no cookie", () => {
    expectTypeOf<keyof Context>().toEqualTypeOf<
      | "db"
      | "principal"
      | "rotateKeys"
      | "onSessionEnd"
      | "outbox"
      | "pushOutbox"
      | "origin"
      | "requestId"
      | "log"
      | "now"
      | "charge"
      | "revocations"
      | "command"
      | "hints"
    >();
  });
});

describe("a mutation", () => {
  test("cannot be built from a procedure that does not say what it leaves in the audit log", () => {
    expectTypeOf(publicProcedure).not.toHaveProperty("mutation");
    expectTypeOf(protectedProcedure).not.toHaveProperty("mutation");
    expectTypeOf(protectedProcedure.input(z.object({}))).not.toHaveProperty("mutation");
    expectTypeOf(protectedProcedure.meta({ cost: 2 }).output(z.null())).not.toHaveProperty("mutation");
    expectTypeOf(permittedProcedure("users.ban")).not.toHaveProperty("mutation");
    expectTypeOf(permittedProcedure("users.ban").meta({ audit: "user.banned" })).not.toHaveProperty("mutation");
  });

  test("has the audit log that is bound to what it declares", () => {
    recordedProcedure("task.changed").mutation(({ ctx }) => expectTypeOf(ctx.audit).toEqualTypeOf<ChangeAudit>());
    permittedProcedure("users.ban", "user.banned").mutation(({ ctx }) =>
      expectTypeOf(ctx.audit).toEqualTypeOf<Audit>(),
    );
    permittedProcedure("users.ban").query(({ ctx }) => expectTypeOf(ctx).not.toHaveProperty("audit"));
  });
});
