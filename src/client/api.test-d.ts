import type { TRPCClient } from "@trpc/client";
import { expectTypeOf, test } from "vitest";
import type { api, AppRouter } from "./api";

test("a page calls procedures with the types that they have on the server", () => {
  expectTypeOf<typeof api>().toEqualTypeOf<TRPCClient<AppRouter>>();
});
