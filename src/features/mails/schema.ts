import { z } from "zod";
import { longestReason, mailStatuses } from "./vocabulary";

const id = z.guid("Use a UUID.").transform((value) => value.toLowerCase());

export const listMailsInput = z.strictObject({
  status: z.enum(mailStatuses).optional(),
  limit: z.int().min(1).max(100).default(50),
  /** From the page before. */
  cursor: id.optional(),
});
export type ListMailsInput = z.output<typeof listMailsInput>;

/** Which mail, and why something is done with it. */
export const mailActInput = z.strictObject({
  id,
  /** Why; it goes to the audit trail. */
  reason: z
    .string()
    .trim()
    .min(1, "Say why.")
    .refine((value) => Array.from(value).length <= longestReason, {
      error: `Use at most ${longestReason} characters.`,
      abort: true,
    })
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), "This holds a character that cannot be stored."),
});
