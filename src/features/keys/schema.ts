import { z } from "zod";
import { visibleText } from "~/text/schema";
import { longestReason } from "./vocabulary";

export const rotateKeysInput = z.strictObject({
  /** Why; it goes to the audit trail. */
  reason: visibleText(longestReason, "Say why."),
});
