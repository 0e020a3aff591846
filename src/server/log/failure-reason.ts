import { inspect } from "node:util";

/**
 * Returns what the log says of a failure: its kind, and where it happened. Its message may hold a person's data, so that it is left out.
 * While developing there is nobody's data but the developer's own: the message and the whole stack are there, by lines of the sources, which Next
 * knows for what it has compiled.
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

/** Returns the `reason` of a failure whose log says only that there was one, while developing; nothing else. */
export function reasonWhileDeveloping(error: unknown, environment: { NODE_ENV: string }) {
  return environment.NODE_ENV === "development" ? { reason: failureReason(error, environment) } : {};
}
