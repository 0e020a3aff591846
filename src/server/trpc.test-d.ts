import { describe, expectTypeOf, test } from "vitest";
import type { Principal } from "./auth/principal";
import type { Context } from "./context";
import { permittedProcedure, protectedProcedure, publicProcedure } from "./trpc";

describe("the context of a procedure", () => {
  test("knows nobody for sure where anybody may call", () => {
    publicProcedure.query(({ ctx }) => {
      expectTypeOf(ctx.principal).toEqualTypeOf<Principal | undefined>();
      expectTypeOf(ctx).not.toHaveProperty("ownerId");
    });
  });

  test("knows who calls where somebody must be signed in", () => {
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

  test("holds no request: no header and no cookie", () => {
    expectTypeOf<keyof Context>().toEqualTypeOf<
      "db" | "principal" | "rotateKeys" | "onSessionEnd" | "outbox" | "origin" | "requestId" | "log" | "now"
    >();
  });
});
