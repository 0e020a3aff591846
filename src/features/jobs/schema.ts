import { z } from "zod";
import { storableText, visibleText } from "~/shared/text/schema";
import { longestReason } from "./constants";

export const startJobInput = z.strictObject({
  /** As it is listed. */
  name: storableText(100),
  /** Why; it goes to the audit trail. */
  reason: visibleText(longestReason, "Say why."),
});
