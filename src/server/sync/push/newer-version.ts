import type { TRPCError } from "@trpc/server";
import { z } from "zod";

/**
 * Returns whether an input may be refused only because its page is of a newer version than this server, as while several servers are being replaced one by
 * one: it has fields, or values out of a list of values, that are unknown here, and nothing else is wrong with it.
 */
export function isOfNewerVersion({ code, cause }: TRPCError): boolean {
  return code === "BAD_REQUEST" && cause instanceof z.ZodError && cause.issues.every(mayBeNewer);
}

function mayBeNewer(issue: z.core.$ZodIssue): boolean {
  if (issue.code === "unrecognized_keys" || issue.code === "invalid_value") return true;
  if (issue.code !== "invalid_union") return false;
  // Of a union that is told apart by a field, no member has the value of that field.
  const isUnknownMember = issue.discriminator !== undefined && issue.errors.length === 0 && issue.inclusive !== false;
  return isUnknownMember || issue.errors.some((errors) => errors.length > 0 && errors.every(mayBeNewer));
}
