import type { TRPCError } from "@trpc/server";
import { z } from "zod";
import { fieldErrors, publicMessage } from "../../errors";

/** Why a command was not carried out, for good. */
export interface CommandError {
  code: TRPCError["code"];
  message: string;
  /** The error messages, by field. */
  fields?: Record<string, string[]>;
}

/**
 * What became of a command, as a receipt keeps it: no text that a person wrote, for a receipt outlives what it is about. `id` is that of the row
 * that it changed; `refused` are the fields that stay as somebody else changed them.
 */
export type StoredOutcome = { ok: true; id?: string; refused?: string[] } | { error: CommandError };

/** Codes of a procedure's own refusals: the same command would be refused again. Anything else may pass by itself. */
const final: ReadonlySet<TRPCError["code"]> = new Set([
  "BAD_REQUEST",
  "NOT_FOUND",
  "FORBIDDEN",
  "CONFLICT",
  "PAYLOAD_TOO_LARGE",
] satisfies TRPCError["code"][]);

/** Returns whether the command is over with this error, so that its number is used up. */
export const isFinal = ({ code }: TRPCError) => final.has(code);

/** Returns the outcome of a command that was refused. */
export function refusal(error: TRPCError): StoredOutcome {
  const fields = fieldErrors(error);
  return { error: { code: error.code, message: publicMessage(error), ...(fields !== undefined && { fields }) } };
}

const changedRow = z.object({ id: z.string(), refused: z.array(z.string()).optional() });

/** Returns the outcome of a command by what its procedure answered. */
export function success(answer: unknown): StoredOutcome {
  const { id, refused } = changedRow.parse(answer);
  return { ok: true, id, ...(refused !== undefined && refused.length > 0 && { refused }) };
}
