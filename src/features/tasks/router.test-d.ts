import { expectTypeOf, test } from "vitest";
import type { AppRouter } from "~/server/router";
import type { inferRouterOutputs } from "@trpc/server";

test("a title is text", () => {
  expectTypeOf<inferRouterOutputs<AppRouter>["tasks"]["byId"]["title"]>().toEqualTypeOf<string>();
});
