import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
} from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { Context } from "../context";
import { jsonResponse } from "../http/response/json-response";
import { inputIn, maxCalls, readCalls, type Calls } from "./calls/read-calls";
import { parseProcedureList, writeProcedureList, type ProcedureList } from "../http/request/procedure-list";
import { toJsonText } from "../http/response/response-text";
import { proceduresOf } from "../operations/catalogue";

const endpoint = "/api/trpc";

export interface TrpcRequestOptions {
  /** Called once per request, with the names of its procedures. */
  createContext: (procedures: readonly string[]) => Promise<Context>;
  onError: (failure: { error: TRPCError; path: string | undefined }) => void;
  /** Headers to add to tRPC's own, requested when the calls have ended. */
  describe?: () => { headers: Record<string, string>; vary: string };
}

/** The status and the JSON text of one call. */
type CallResponse = { status: number; text: string };

/**
 * Creates the handler of `/api/trpc/*` (https://trpc.io/docs/rpc). It serves JSON queries and mutations, alone and in batches. tRPC's own adapter
 * takes four times as long as a simple call because it prepares for streams and aborts. It handles the rest, and every invalid request.
 */
export function createTrpcHandler(router: AnyTRPCRouter) {
  const types = new Map(proceduresOf(router).map(({ name, definition }) => [name, definition.type]));
  const config = router._def._config;

  const respondTo = async (
    { type, names, readInput }: Calls,
    position: number,
    context: Promise<Context>,
    onError: TrpcRequestOptions["onError"],
  ): Promise<CallResponse> => {
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
      const text = toJsonText(data);
      return { status: 200, text: text === undefined ? '{"result":{}}' : `{"result":{"data":${text}}}` };
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      onError({ error, path });
      const shape = getTRPCErrorShape({ config, error, type, path, input, ctx });
      return { status: getHTTPStatusCodeFromError(error), text: JSON.stringify({ error: shape }) };
    }
  };

  const respondToAll = async (request: Request, calls: Calls, options: TrpcRequestOptions): Promise<Response> => {
    const context = options.createContext(calls.names);
    const { onError } = options;
    const responses = await Promise.all(
      calls.names.map((_name, position) => respondTo(calls, position, context, onError)),
    );
    return respond(request, responses, calls.isBatch, options.describe?.());
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

  const handle = async (request: Request, options: TrpcRequestOptions): Promise<Response> => {
    const list = parseProcedureList(new URL(request.url), endpoint);
    if (typeof list === "string") return refuse(request, new TRPCError({ code: "BAD_REQUEST", message: list }));
    const calls = readCalls(request, list, types);
    if (calls !== undefined) return respondToAll(request, calls, options);
    if (request.method === "POST" && list.names.some((name) => types.get(name) === "subscription"))
      return refuse(
        request,
        new TRPCError({ code: "METHOD_NOT_SUPPORTED", message: "Ask for a subscription by GET." }),
      );
    const rewritten = await rewrite(request, list).catch(getTRPCErrorFromUnknown);
    if (rewritten instanceof TRPCError) return refuse(request, rewritten);
    return fetchRequestHandler({
      endpoint,
      req: rewritten,
      router,
      maxBatchSize: maxCalls,
      createContext: () => options.createContext(list.names),
      onError: options.onError,
      responseMeta: ({ errors }) => ({ headers: retryHeader(errors.map(getHTTPStatusCodeFromError)) }),
    });
  };

  return {
    handle,
    /** Returns the calls of a plain request; `undefined` for a request that needs `handle`. */
    read: (request: Request, address: Pick<URL, "pathname" | "searchParams">): Calls | undefined => {
      const list = parseProcedureList(address, endpoint);
      return typeof list === "string" ? undefined : readCalls(request, list, types);
    },
    respond: respondToAll,
  };
}

export type TrpcHandler = ReturnType<typeof createTrpcHandler>;

function respond(
  request: Request,
  responses: CallResponse[],
  isBatch: boolean,
  described?: ReturnType<NonNullable<TrpcRequestOptions["describe"]>>,
): Response | Promise<Response> {
  const statuses = [...new Set(responses.map(({ status }) => status))];
  const [status = 200, ...others] = statuses;
  const texts = responses.map(({ text }) => text).join(",");
  return jsonResponse(isBatch ? `[${texts}]` : texts, request, {
    // Several results in one (RFC 4918 §11.1).
    status: others.length > 0 ? 207 : status,
    headers: { ...retryHeader(statuses), ...described?.headers },
    vary: ["trpc-accept, accept", ...(described === undefined ? [] : [described.vary])],
  });
}

/** Returns the header that tells when to retry after a temporary failure. */
function retryHeader(statuses: number[]): Record<string, string> {
  return statuses.includes(503) ? { "retry-after": "1" } : {};
}

/**
 * Rebuilds the request for tRPC's own adapter from its parsed parts.
 * @throws {TRPCError} for an invalid body, or a media type that no procedure takes
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
