import { TRPCError } from "@trpc/server";
import { Hono, type Context as HonoContext } from "hono";
import type { Context } from "../context";
import { translateDatabaseError } from "../errors";
import type { RequestIds } from "../http/request/request-ids";
import type { RequestVariables } from "../http/request/request-log";
import { allowedMethods } from "../http/response/allowed-methods";
import { problem } from "../http/response/problem";
import { createCaller } from "../router";
import { toResponse } from "./response";
import { readFields } from "./body";
import { callWithVersion, readConditions } from "./conditions";
import { gatherInput, type FieldErrors, type RequestFields } from "../operations/input";
import type { BoundOperation } from "../operations/bound-operation";
import { toErrorResponse } from "./error-response";

export interface RestOptions {
  /** Creates the context of a request, and sends renewed session cookies. */
  createContext: (c: HonoContext<RequestVariables>, cost: number) => Promise<Context>;
  /** Called for every internal error. */
  onFailure: (error: TRPCError, procedure: string, ids: RequestIds) => void;
}

/** Creates the REST routes that the procedures declare, with the same checks, rules and database. */
export function createRest(operations: BoundOperation[], options: RestOptions): Hono<RequestVariables> {
  const rest = new Hono<RequestVariables>();
  for (const operation of operations) {
    rest.on(methodsOf(operation), routeOf(operation), (c) => perform(operation, c, options));
  }
  for (const path of new Set(operations.map(routeOf))) {
    rest.all(path, allowedMethods(...operations.filter((operation) => routeOf(operation) === path).flatMap(methodsOf)));
  }
  return rest;
}

const routeOf = ({ path }: BoundOperation) => path.replaceAll(/\{(\w+)\}/g, ":$1");
const methodsOf = ({ method, alias }: BoundOperation) => (alias === undefined ? [method] : [method, alias]);

async function perform(
  operation: BoundOperation,
  c: HonoContext<RequestVariables>,
  { createContext, onFailure }: RestOptions,
): Promise<Response> {
  const { requestId } = c.var;
  let isConditional = false;
  try {
    const context = await createContext(c, operation.cost);
    if (context.principal === undefined) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
    const conditions = readConditions(operation, c.req.raw.headers);
    if (conditions.errors !== undefined) return notValid(conditions.errors, requestId);
    const { versions } = conditions;
    isConditional = versions !== undefined;
    const body = await readFields(c.req.raw, requestId);
    if (body instanceof Response) return body;
    return await callWithVersion(versions, async (version) => {
      const places: RequestFields = {
        path: Object.entries(c.req.param()),
        query: new URL(c.req.url).searchParams,
        header: version === undefined ? [] : [["version", version]],
        body,
      };
      const { input, errors } = gatherInput(places, operation);
      if (errors !== undefined) return notValid(errors, requestId);
      return toResponse(operation, await call(operation.procedure, context, input), c.req.raw);
    });
  } catch (thrown) {
    const error = translateDatabaseError(
      thrown instanceof TRPCError ? thrown : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: thrown }),
    );
    if (error.code === "INTERNAL_SERVER_ERROR") onFailure(error, operation.procedure, c.var);
    return toErrorResponse(error, {
      operation,
      requestId,
      isConditional,
      wasRefused: c.var.requestState.refusal !== undefined,
    });
  }
}

const notValid = (errors: FieldErrors, requestId: string) =>
  problem(400, "bad_request", "The input is not valid.", { requestId, errors });

/** Calls a procedure such as `tasks.create` by name, through the same middleware as every call. */
function call(procedure: string, context: Context, input: unknown): unknown {
  const callable: unknown = procedure
    .split(".")
    .reduce<unknown>((node, name) => Reflect.get(Object(node), name), createCaller(context));
  if (typeof callable !== "function") throw new TypeError(`There is no procedure ${procedure}.`);
  return Reflect.apply(callable, undefined, [input]);
}
