import { TRPCError } from "@trpc/server";
import { Hono, type Context as HonoContext } from "hono";
import type { Context } from "../context";
import type { Observed } from "../observe";
import { problem } from "../problem";
import { createCaller, appRouter } from "../router";
import { answerOf } from "./answer";
import { readFields } from "./body";
import { gatherInput } from "./input";
import { describeApi } from "./openapi";
import { operationsOf, type BoundOperation } from "./operations";
import { refusalOf } from "./refusal";

export interface RestOptions {
  /** The context of a request, its session's new cookies on their way. */
  createContext: (c: HonoContext<Observed>, cost: number) => Promise<Context>;
  /** Told of every error that is ours. */
  /** The public address, for the document. */
  origin: string;
  onFailure: (error: TRPCError, procedure: string, requestId: string) => void;
}

/** The procedures as REST, each where it declares to be: same checks, same rules, same database. */
export function createRest(options: RestOptions): Hono<Observed> {
  const rest = new Hono<Observed>();
  const operations = operationsOf(appRouter);
  for (const operation of operations) {
    const methods = operation.alias === undefined ? [operation.method] : [operation.method, operation.alias];
    rest.on(methods, operation.path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) => perform(operation, c, options));
  }
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const allow = allowedMethods(operations.filter((operation) => operation.path === path));
    rest.all(path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) =>
      c.req.method === "OPTIONS"
        ? new Response(null, { status: 204, headers: { allow } })
        : problem(405, "method_not_allowed", `Use one of ${allow}.`, {
            requestId: c.var.requestId,
            headers: { allow },
          }),
    );
  }
  const document = describeApi(operations, options.origin);
  rest.get("/openapi.json", (c) => c.json(document));
  return rest;
}

async function perform(
  operation: BoundOperation,
  c: HonoContext<Observed>,
  { createContext, onFailure }: RestOptions,
): Promise<Response> {
  const { requestId } = c.var;
  const body = await readFields(c.req.raw, requestId);
  if (body instanceof Response) return body;
  const version = readVersion(c.req.header("if-match"));
  const isConditional = version !== undefined;
  const places = { path: c.req.param(), query: new URL(c.req.url).searchParams, body };
  const { input, errors } = gatherInput(places, operation.shape, operation.resource);
  try {
    const context = await createContext(c, operation.cost);
    if (context.principal === undefined) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
    if (errors !== undefined) return problem(400, "bad_request", "The input is not valid.", { requestId, errors });
    const value = await call(operation.procedure, context, isConditional ? { ...input, version } : input);
    return answerOf(operation, value, c.req.raw);
  } catch (thrown) {
    const error =
      thrown instanceof TRPCError ? thrown : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: thrown });
    if (error.code === "INTERNAL_SERVER_ERROR") onFailure(error, operation.procedure, requestId);
    return refusalOf(error, { operation, requestId, isConditional, wasRefused: c.var.refusal !== undefined });
  }
}

/** Calls `tasks.create` and the like by name, through the same middleware as everybody. */
function call(procedure: string, context: Context, input: unknown): unknown {
  const callable: unknown = procedure
    .split(".")
    .reduce<unknown>((node, name) => Reflect.get(Object(node), name), createCaller(context));
  if (typeof callable !== "function") throw new TypeError(`There is no procedure ${procedure}.`);
  return Reflect.apply(callable, undefined, [input]);
}

/** The version in `If-Match: "3"`; `undefined` without one or with `*`. A validator that cannot be ours matches nothing. */
function readVersion(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === "*") return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  return version === undefined ? 2_147_483_647 : Number(version);
}

function allowedMethods(operations: BoundOperation[]): string {
  const methods = operations.flatMap(({ method, alias }) => [
    method,
    ...(method === "GET" ? ["HEAD"] : []),
    ...(alias === undefined ? [] : [alias]),
  ]);
  return [...new Set([...methods, "OPTIONS"])].join(", ");
}
