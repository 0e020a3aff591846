import { z } from "zod";
import { longestReason } from "./vocabulary";

const storable = /^[^\0\p{Surrogate}]*$/u;

export const startJobInput = z.strictObject({
  /** As it is listed. */
  name: z.string().max(100).regex(storable, "There is no such name."),
  /** Why; it goes to the audit trail. */
  reason: z
    .string()
    .trim()
    .min(1, "Say why.")
    .max(longestReason, `Use at most ${longestReason} characters.`)
    .regex(storable, "This holds a character that cannot be stored."),
});
