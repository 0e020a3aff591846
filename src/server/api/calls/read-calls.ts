import { TRPCError } from "@trpc/server";
import { parseStrictJson } from "../../http/request/json-text";
import type { ProcedureList } from "../../http/request/procedure-list";

/** The most calls in one request. */
export const maxCalls = 10;

/** The calls of a plain JSON request. */
export interface Calls extends ProcedureList {
  type: "query" | "mutation";
  readInput: (position: number) => Promise<unknown>;
}

/** Returns the calls of a plain JSON request; `undefined` for any other request. */
export function readCalls(
  request: Request,
  list: ProcedureList,
  types: ReadonlyMap<string, string>,
): Calls | undefined {
  const { names, isBatch, input } = list;
  const type = typeOf(request);
  if (type === undefined || names.length > maxCalls) return undefined;
  if (!names.every((each) => types.get(each) === type)) return undefined;
  const readInputs = once(async (): Promise<unknown> => {
    if (type === "mutation") return inputIn(await request.arrayBuffer());
    return input === undefined || input === "" ? undefined : inputIn(input);
  });
  return { ...list, type, readInput: async (position) => inputAt(await readInputs(), position, isBatch) };
}

/**
 * Parses the JSON of an input.
 * @throws {TRPCError} that says what is wrong with it
 */
export function inputIn(source: ArrayBuffer | string): unknown {
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

/** Reads once, and returns the same promise to every caller. Unreadable input is the caller's fault. */
function once(read: () => Promise<unknown>): () => Promise<unknown> {
  let result: Promise<unknown> | undefined;
  return () =>
    (result ??= read().catch((cause: unknown) => {
      throw cause instanceof TRPCError ? cause : new TRPCError({ code: "BAD_REQUEST", cause });
    }));
}
