import { z } from "zod";
import { reason } from "~/shared/reason";
import { storableText } from "~/shared/text/schema";
import { answers, limits, orders, roles, sorts } from "./constants";

/** The input of the user procedures. */
const id = z.guid("Use a UUID.").transform((value) => value.toLowerCase());

export const userFilter = z.strictObject({
  /** Words that must all match the name or the address, regardless of case and accents. */
  search: storableText(limits.search, z.string().trim()).optional(),
  role: z.enum(roles).optional(),
  banned: z.enum(answers).optional(),
  /** Whether the address is confirmed. */
  verified: z.enum(answers).optional(),
  secondFactor: z.enum(answers).optional(),
  sort: z.enum(sorts).default("created_at"),
  order: z.enum(orders).default("desc"),
});

export const listUsersInput = userFilter.extend({
  limit: z.int().min(1).max(limits.page).default(50),
  cursor: z.string().max(2000).optional(),
});
export type ListUsersInput = z.output<typeof listUsersInput>;

export const userIdInput = z.strictObject({ id });
export const userActionInput = z.strictObject({ id, reason });
export const setRoleInput = userActionInput.extend({ role: z.enum(roles) });
export const banInput = userActionInput.extend({
  /** When the ban ends; without it, an administrator has to lift it. */
  until: z.iso
    .datetime({ offset: true, error: "Use a date and time such as 2026-12-01T09:00:00Z." })
    .refine((moment) => /^2\d/.test(moment), "Use a moment in this millennium.")
    .optional(),
});
export const revokeSessionInput = userActionInput.extend({ sessionId: z.guid("Use a UUID.") });
