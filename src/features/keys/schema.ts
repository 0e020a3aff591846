import { z } from "zod";
import { longestReason } from "./vocabulary";

export const rotateKeysInput = z.strictObject({
  /** Why; it goes to the audit trail. */
  reason: z
    .string()
    .trim()
    .min(1, "Say why.")
    .max(longestReason, `Use at most ${longestReason} characters.`)
    .regex(/^[^\0\p{Surrogate}]*$/u, "This holds a character that cannot be stored."),
});
