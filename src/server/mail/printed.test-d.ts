import { expectTypeOf, test } from "vitest";
import type { Printed, say } from "./printed";
import type { Words } from "./texts";

test("no template takes what somebody wrote as it came", () => {
  expectTypeOf<Parameters<typeof say>[1]>().toEqualTypeOf<Printed>();
  expectTypeOf<Words["paragraphs"]>().toEqualTypeOf<Printed[]>();
  expectTypeOf<string>().not.toExtend<Printed>();
});
