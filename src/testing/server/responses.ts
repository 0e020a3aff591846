import { TRPCClientError } from "@trpc/client";
import { z } from "zod";
import { appRouter } from "~/server/router";
import { eventsOf } from "./live";
import type { TestServer } from "./runtime";

/** An error as a client of a procedure receives it. */
const refusal = z.object({
  message: z.string(),
  data: z.object({
    code: z.string(),
    httpStatus: z.number(),
    reason: z.string().optional(),
    requestId: z.string().optional(),
    fields: z.record(z.string(), z.array(z.string())).optional(),
    current: z.unknown().optional(),
  }),
});

export type Refusal = z.infer<typeof refusal>["data"] & { message: string };

/** Returns the error that the server answers `call` with. Throws if the call succeeds. */
export async function errorOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    (answer) => new Error(`The call succeeded with ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  );
  if (!(outcome instanceof TRPCClientError)) throw outcome;
  const { message, data } = refusal.parse(outcome.shape);
  return { ...data, message };
}

const envelope = z.object({ result: z.object({ data: z.unknown() }).optional(), error: refusal.optional() });

/** Calls a procedure with any input, and returns the HTTP response. */
export async function send(
  { server, headers = {} }: { server: TestServer; headers?: Record<string, string> },
  procedure: string,
  input: unknown,
): Promise<{ status: number; data: unknown; refusal: Refusal | undefined }> {
  const body = JSON.stringify(input) ?? "null";
  const type = procedures.get(procedure);
  if (type === "mutation") {
    const asJson = { "content-type": "application/json", ...headers };
    return answerOf(await server.fetch(`/api/trpc/${procedure}`, { method: "POST", headers: asJson, body }));
  }
  const address = `/api/trpc/${procedure}?input=${encodeURIComponent(body)}`;
  if (type !== "subscription") return answerOf(await server.fetch(address, { headers }));
  // As when a connection is closed. A stream whose reader only stops reading goes on.
  const connection = new AbortController();
  try {
    return await firstOf(await server.fetch(address, { headers, signal: connection.signal }));
  } finally {
    connection.abort();
  }
}

async function answerOf(response: Response) {
  const { result, error } = envelope.parse(await response.json());
  return { status: response.status, data: result?.data, refusal: error && { ...error.data, message: error.message } };
}

/** Returns the first message of a stream. An error arrives as an event of it. */
async function firstOf(response: Response) {
  for await (const { event, data } of eventsOf(response)) {
    if (event === "message") return { status: response.status, data: JSON.parse(data), refusal: undefined };
    if (event !== "serialized-error") continue;
    const error = refusal.parse(JSON.parse(data));
    return {
      status: error.data.httpStatus,
      data: undefined,
      refusal: { ...error.data, message: error.message },
    };
  }
  throw new Error("The stream ended without a message.");
}

const definition = z.looseObject({ type: z.enum(["query", "mutation", "subscription"]) });

/** The definition of each procedure, by its path. */
export const procedures = new Map(
  Object.entries<unknown>(appRouter._def.procedures).map(([path, procedure]) => {
    if (typeof procedure !== "function" || !("_def" in procedure)) throw new Error(`${path} is not a procedure.`);
    return [path, definition.parse(procedure._def).type];
  }),
);

/** Returns the headers of a call with a Bearer token. */
export function asBearer({ token, server }: { token: string; server: TestServer }) {
  return { server, headers: { authorization: `Bearer ${token}` } };
}
