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
import { jsonResponse } from "./http/json-response";
import { parseStrictJson } from "./http/json-text";
import { parseProcedureList, writeProcedureList, type ProcedureList } from "./http/procedure-list";
import { textOf } from "./http/answer-text";
import { proceduresOf } from "./procedures";

const endpoint = "/api/trpc";
const largestBatch = 10;

export interface TrpcRequestOptions {
  /** Called once for all calls of a request, which are of these procedures. */
  createContext: (procedures: readonly string[]) => Promise<Context>;
  onError: (failure: { error: TRPCError; path: string | undefined }) => void;
}

interface Calls extends ProcedureList {
  type: "query" | "mutation";
  readInput: (position: number) => Promise<unknown>;
}

/** The status that an answer has alone, and its JSON. */
type Answer = { status: number; text: string };

/**
 * `/api/trpc/*`, in tRPC's protocol (https://trpc.io/docs/rpc). Queries and mutations in JSON, alone and in batches, are answered here. tRPC's
 * own adapter arms each call for streams and for being broken off, which takes four times as long as the call; it gets what is left, and
 * every request that something is wrong with.
 */
export function createTrpcDoor(router: AnyTRPCRouter) {
  const types = new Map(proceduresOf(router).map(({ name, definition }) => [name, definition.type]));
  const config = router._def._config;

  const answer = async (
    { type, names, readInput }: Calls,
    position: number,
    context: Promise<Context>,
    onError: TrpcRequestOptions["onError"],
  ): Promise<Answer> => {
    const path = names[position] ?? "";
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
      const text = textOf(data);
      return { status: 200, text: text === undefined ? '{"result":{}}' : `{"result":{"data":${text}}}` };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      onError({ error, path });
      const shape = getTRPCErrorShape({ config, error, type, path, input, ctx });
      return { status: getHTTPStatusCodeFromError(error), text: JSON.stringify({ error: shape }) };
    }
  };

  const refuse = (request: Request, error: TRPCError): Response | Promise<Response> => {
    const shape = getTRPCErrorShape({
      config,
      error,
      type: "unknown",
      path: undefined,
      input: undefined,
      ctx: undefined,
    });
    return respond(
      request,
      [{ status: getHTTPStatusCodeFromError(error), text: JSON.stringify({ error: shape }) }],
      false,
    );
  };

  return async (request: Request, { createContext, onError }: TrpcRequestOptions): Promise<Response> => {
    const list = parseProcedureList(new URL(request.url), endpoint);
    if (typeof list === "string") return refuse(request, new TRPCError({ code: "BAD_REQUEST", message: list }));
    const { names, isBatch } = list;
    const calls = readCalls(request, list, types);
    if (calls === undefined) {
      const rewritten = await rewrite(request, list).catch(getTRPCErrorFromUnknown);
      if (rewritten instanceof TRPCError) return refuse(request, rewritten);
      return fetchRequestHandler({
        endpoint,
        req: rewritten,
        router,
        maxBatchSize: largestBatch,
        createContext: () => createContext(names),
        onError,
        responseMeta: ({ errors }) => ({ headers: retryHeader(errors.map(getHTTPStatusCodeFromError)) }),
      });
    }
    const context = createContext(names);
    const answers = await Promise.all(names.map((_name, position) => answer(calls, position, context, onError)));
    return respond(request, answers, isBatch);
  };
}

function respond(request: Request, answers: Answer[], isBatch: boolean): Response | Promise<Response> {
  const statuses = [...new Set(answers.map(({ status }) => status))];
  const [status = 200, ...others] = statuses;
  const texts = answers.map(({ text }) => text).join(",");
  return jsonResponse(isBatch ? `[${texts}]` : texts, request, {
    // Several results in one (RFC 4918 §11.1).
    status: others.length > 0 ? 207 : status,
    headers: { vary: "trpc-accept, accept", ...retryHeader(statuses) },
  });
}

/** What is out of order passes by itself. */
function retryHeader(statuses: number[]): Record<string, string> {
  return statuses.includes(503) ? { "retry-after": "1" } : {};
}

/** What a request in JSON calls; `undefined` when it is a request of another kind, or none that can be answered. */
function readCalls(request: Request, list: ProcedureList, types: ReadonlyMap<string, string>): Calls | undefined {
  const { names, isBatch, input } = list;
  const type = typeOf(request);
  if (type === undefined || names.length > largestBatch) return undefined;
  if (!names.every((each) => types.get(each) === type)) return undefined;
  const readInputs = once(async (): Promise<unknown> => {
    if (type === "mutation") return inputIn(await request.arrayBuffer());
    return input === undefined || input === "" ? undefined : inputIn(input);
  });
  return { ...list, type, readInput: async (position) => inputAt(await readInputs(), position, isBatch) };
}

/**
 * The request as tRPC's own adapter gets it, with nothing in it that was not parsed here.
 * @throws {TRPCError} when something is wrong with its body, or its kind is none that a procedure takes
 */
async function rewrite(request: Request, list: ProcedureList): Promise<Request> {
  const { method, headers, signal, url } = request;
  const target = writeProcedureList(list, new URL(url), endpoint);
  if (method !== "POST") return new Request(target, { method, headers, signal });
  const type = headers.get("content-type") ?? "";
  if (/^(multipart\/form-data|application\/octet-stream)/.test(type))
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message: "Send JSON, as application/json." });
  const body = await request.arrayBuffer();
  if (type.startsWith("application/json")) inputIn(body);
  return new Request(target, { method, headers, signal, body });
}

/** @throws {TRPCError} that says what is wrong with it */
function inputIn(source: ArrayBuffer | string): unknown {
  const parsed = parseStrictJson(source);
  if (parsed.fault === undefined) return parsed.value;
  const reason = parsed.isJson ? { message: parsed.fault } : { cause: new SyntaxError(parsed.fault) };
  throw new TRPCError({ code: "BAD_REQUEST", ...reason });
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
      throw cause instanceof TRPCError ? cause : new TRPCError({ code: "BAD_REQUEST", cause });
    }));
}
