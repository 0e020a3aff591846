import { z } from "zod";
import { reason } from "~/shared/reason";
import { mailStatuses } from "./constants";

const id = z.guid("Use a UUID.").transform((value) => value.toLowerCase());

export const listMailsInput = z.strictObject({
  status: z.enum(mailStatuses).optional(),
  limit: z.int().min(1).max(100).default(50),
  /** From the previous page. */
  cursor: id.optional(),
});
export type ListMailsInput = z.output<typeof listMailsInput>;

/** Selects a mail, with the reason for the action. */
export const mailActionInput = z.strictObject({ id, reason });
