import { expectTypeOf, test } from "vitest";
import type { keysFeature } from "~/features/keys/feature";
import type { keysTesting } from "~/features/keys/feature.testing";
import type { TestingOf } from "./feature-testing";

type Wanted = TestingOf<typeof keysFeature>;
type Given = typeof keysTesting;

test("a procedure without an input and an event without a story do not compile", () => {
  expectTypeOf<Given>().toExtend<Wanted>();
  expectTypeOf<{ inputs: Pick<Given["inputs"], "list">; stories: Given["stories"] }>().not.toExtend<Wanted>();
  expectTypeOf<{ inputs: Given["inputs"]; stories: object }>().not.toExtend<Wanted>();
});
