import { inspect } from "node:util";

/**
 * Returns the log entry of a failure: its kind, and where it happened. Its message is left out, because it may contain personal data. During
 * development the message and the stack are included, with source positions for what Next has compiled.
 */
export function failureReason(error: unknown, { NODE_ENV }: { NODE_ENV: string }): Record<string, unknown> {
  const isTold = NODE_ENV === "development";
  if (!(error instanceof Error)) return { name: typeof error, ...(isTold && { message: String(error) }) };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = "code" in cause ? String(cause.code) : undefined;
  if (isTold) return { name: cause.name, code, message: cause.message, stack: inspect(error, { depth: 4 }) };
  return {
    name: cause.name,
    code,
    at: error.stack
      ?.match(/^ +at .+$/gm)
      ?.slice(0, 5)
      .map((line) => line.trim()),
  };
}

/** Returns the `reason` of a failure during development, else nothing, for a log line that only states the failure. */
export function reasonWhileDeveloping(error: unknown, environment: { NODE_ENV: string }) {
  return environment.NODE_ENV === "development" ? { reason: failureReason(error, environment) } : {};
}
