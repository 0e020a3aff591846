import { createAuthEndpoint } from "better-auth/api";
import { expectTypeOf, test } from "vitest";
import type { Auth } from "../instance";
import type { endpointPolicy } from "./endpoint-policy";

/** The path of an endpoint; what is kept to calls within the server has none. */
type PathOf<Endpoint> = Endpoint extends { path: infer Path extends string }
  ? string extends Path
    ? never
    : Path
  : never;
type PathsOf<Api> = { [Name in keyof Api]: PathOf<Api[Name]> }[keyof Api];
type Undecided<Api> = Exclude<PathsOf<Api>, keyof typeof endpointPolicy>;

const planted = { magicLink: createAuthEndpoint("/magic-link/verify", { method: "GET" }, async () => undefined) };

test("every endpoint that Better Auth has, and no other, stands in the table of endpoints", () => {
  expectTypeOf<Undecided<Auth["api"]>>().toEqualTypeOf<never>();
  // Where the keys are can be configured, so the path of `/jwks` is any text to the compiler.
  expectTypeOf<Exclude<keyof typeof endpointPolicy, PathsOf<Auth["api"]>>>().toEqualTypeOf<"/jwks">();
});

test("an endpoint that an upgrade adds is undecided", () => {
  expectTypeOf<Undecided<Auth["api"] & typeof planted>>().toEqualTypeOf<"/magic-link/verify">();
});
