import { expectTypeOf, test } from "vitest";
import type { SafeText, safeText } from "./safe-text";
import type { MessageText } from "./texts";

test("no template takes unsanitized text", () => {
  expectTypeOf<Parameters<typeof safeText>[1]>().toEqualTypeOf<SafeText>();
  expectTypeOf<MessageText["paragraphs"]>().toEqualTypeOf<SafeText[]>();
  expectTypeOf<string>().not.toExtend<SafeText>();
});
