import { z } from "zod";
import { visibleText } from "~/shared/text/schema";
import { longestReason } from "./constants";

export const rotateKeysInput = z.strictObject({
  /** Why; it goes to the audit trail. */
  reason: visibleText(longestReason, "Say why."),
});
