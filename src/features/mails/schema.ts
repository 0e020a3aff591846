import { z } from "zod";

/** What becomes of mail: it waits for its next try, was taken by the mail server, or was given up. */
export const mailStatuses = ["waiting", "sent", "dead"] as const;
export type MailStatus = (typeof mailStatuses)[number];

const id = z.guid("Use a UUID.").transform((value) => value.toLowerCase());

export const listMailsInput = z.strictObject({
  status: z.enum(mailStatuses).optional(),
  limit: z.int().min(1).max(100).default(50),
  /** From the page before. */
  cursor: id.optional(),
});
export type ListMailsInput = z.output<typeof listMailsInput>;

export const retryMailInput = z.strictObject({
  id,
  /** Why; it goes to the audit trail. */
  reason: z
    .string()
    .trim()
    .min(1, "Say why.")
    .refine((value) => Array.from(value).length <= 500, { error: "Use at most 500 characters.", abort: true })
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), "This holds a character that cannot be stored."),
});
