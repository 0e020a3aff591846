import type { TRPCError } from "@trpc/server";
import { z } from "zod";
import { fieldErrors, publicMessage } from "../../errors";

/** The permanent reason why a command was not carried out. */
export interface CommandError {
  code: TRPCError["code"];
  message: string;
  /** The error messages by field. */
  fields?: Record<string, string[]>;
}

/**
 * The outcome of a command as its receipt stores it, without any text that a user wrote, because a receipt outlives the row. `id` is the id of the
 * changed row; `refused` are the fields that keep a change made elsewhere.
 */
export type StoredOutcome = { ok: true; id?: string; refused?: string[] } | { error: CommandError };

/** The codes of permanent errors: the same command would be refused again. Any other error may be temporary. */
const final: ReadonlySet<TRPCError["code"]> = new Set([
  "BAD_REQUEST",
  "NOT_FOUND",
  "FORBIDDEN",
  "CONFLICT",
  "PAYLOAD_TOO_LARGE",
] satisfies TRPCError["code"][]);

/** Returns whether this error is final for a command, so that its number is used up. */
export const isFinal = ({ code }: TRPCError) => final.has(code);

/** Returns the outcome of a refused command. It does not repeat the names of unknown fields, which are texts of the caller. */
export function refusal(error: TRPCError): StoredOutcome {
  const fields = fieldErrors(error, { namesUnknown: false });
  return { error: { code: error.code, message: publicMessage(error), ...(fields !== undefined && { fields }) } };
}

const changed = z.object({ id: z.string().optional(), refused: z.array(z.string()).optional() });

/** Returns the outcome of a command from the result of its procedure: a row, or of several rows what is told of them. */
export function success(answer: unknown): StoredOutcome {
  const { id, refused } = changed.parse(answer);
  return { ok: true, ...(id !== undefined && { id }), ...(refused !== undefined && refused.length > 0 && { refused }) };
}
