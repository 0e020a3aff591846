import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
} from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Context } from "./context";
import { proceduresOf } from "./procedures";

const endpoint = "/api/trpc";
const largestBatch = 10;

export interface TrpcRequestOptions {
  /** Called once for all calls of a request. */
  createContext: () => Promise<Context>;
  onError: (failure: { error: TRPCError; path: string | undefined }) => void;
}

interface Calls {
  type: "query" | "mutation";
  paths: string[];
  isBatch: boolean;
  readInput: (position: number) => Promise<unknown>;
}

type Answer = { status: number; body: object };

/**
 * `/api/trpc/*`, in tRPC's protocol (https://trpc.io/docs/rpc). Queries and mutations in JSON, alone and in batches, are answered here. tRPC's
 * own adapter arms each call for streams and for being broken off, which takes four times as long as the call; it gets what is left, and
 * every request that something is wrong with.
 */
export function createTrpcDoor(router: AnyTRPCRouter) {
  const types = new Map(proceduresOf(router).map(({ name, definition }) => [name, definition.type]));
  const config = router._def._config;

  const answer = async (
    { type, paths, readInput }: Calls,
    position: number,
    context: Promise<Context>,
    onError: TrpcRequestOptions["onError"],
  ): Promise<Answer> => {
    const path = paths[position] ?? "";
    let ctx: Context | undefined;
    let input: unknown;
    try {
      ctx = await context;
      const data: unknown = await callTRPCProcedure({
        router,
        path,
        type,
        ctx,
        getRawInput: async () => (input = await readInput(position)),
        signal: undefined,
        batchIndex: position,
      });
      return { status: 200, body: { result: { data } } };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      onError({ error, path });
      const shape = getTRPCErrorShape({ config, error, type, path, input, ctx });
      return { status: getHTTPStatusCodeFromError(error), body: { error: shape } };
    }
  };

  return async (request: Request, { createContext, onError }: TrpcRequestOptions): Promise<Response> => {
    const calls = readCalls(request, types);
    if (calls === undefined) {
      return fetchRequestHandler({
        endpoint,
        req: request,
        router,
        maxBatchSize: largestBatch,
        createContext,
        onError,
        responseMeta: ({ errors }) => ({ headers: retryHeader(errors.map(getHTTPStatusCodeFromError)) }),
      });
    }
    const context = createContext();
    const answers = await Promise.all(calls.paths.map((_path, position) => answer(calls, position, context, onError)));
    return respond(answers, calls.isBatch);
  };
}

function respond(answers: Answer[], isBatch: boolean): Response {
  const statuses = [...new Set(answers.map(({ status }) => status))];
  const [status = 200, ...others] = statuses;
  const bodies = answers.map(({ body }) => body);
  return new Response(JSON.stringify(isBatch ? bodies : bodies[0]), {
    // Several results in one (RFC 4918 §11.1).
    status: others.length > 0 ? 207 : status,
    headers: { "content-type": "application/json", vary: "trpc-accept, accept", ...retryHeader(statuses) },
  });
}

/** What is out of order passes by itself. */
function retryHeader(statuses: number[]): Record<string, string> {
  return statuses.includes(503) ? { "retry-after": "1" } : {};
}

/** What a request in JSON calls; `undefined` when it is a request of another kind, or none that can be answered. */
function readCalls(request: Request, types: ReadonlyMap<string, string>): Calls | undefined {
  const { pathname, searchParams } = new URL(request.url);
  const type = typeOf(request);
  const isBatch = searchParams.get("batch") === "1";
  const path = pathname.slice(endpoint.length + 1);
  const paths = isBatch ? path.split(",") : [path];
  if (type === undefined || paths.length > largestBatch) return undefined;
  if (!paths.every((each) => types.get(each) === type)) return undefined;
  const readInputs = once(async (): Promise<unknown> => {
    if (type === "mutation") return request.json();
    const input = searchParams.get("input");
    return input === null || input === "" ? undefined : JSON.parse(input);
  });
  return { type, paths, isBatch, readInput: async (position) => inputAt(await readInputs(), position, isBatch) };
}

function typeOf({ method, headers }: Request): Calls["type"] | undefined {
  if (headers.has("trpc-accept") || headers.get("accept")?.includes("jsonl")) return undefined;
  const contentType = headers.get("content-type");
  const isJson = contentType?.startsWith("application/json") ?? false;
  if (method === "GET") return contentType === null || isJson ? "query" : undefined;
  return method === "POST" && isJson ? "mutation" : undefined;
}

function inputAt(inputs: unknown, position: number, isBatch: boolean): unknown {
  if (!isBatch || inputs === undefined) return inputs;
  if (typeof inputs === "object" && inputs !== null && !Array.isArray(inputs)) return Reflect.get(inputs, position);
  throw new TRPCError({ code: "BAD_REQUEST", message: '"input" needs to be an object when doing a batch call' });
}

/** The same promise for everybody who asks. What cannot be read is the caller's fault. */
function once(read: () => Promise<unknown>): () => Promise<unknown> {
  let result: Promise<unknown> | undefined;
  return () =>
    (result ??= read().catch((cause: unknown) => {
      throw new TRPCError({ code: "BAD_REQUEST", cause });
    }));
}
