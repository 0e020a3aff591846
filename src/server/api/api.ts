import type { TRPCError } from "@trpc/server";
import { Hono, type Context as HonoContext } from "hono";
import { type Context, createContext } from "../context";
import { createRest } from "../rest/routes";
import { handleAuth } from "./auth-endpoint";
import { createAuthRoutes } from "./auth-routes";
import { introspect, refuseContext } from "./introspection-endpoint";
import { isKnownDevice } from "../auth/devices/known-devices";
import { isOutage } from "../db/outage";
import { withDatabaseTime } from "../db/pool/deadline";
import { clientAddressHeader } from "../http/address/client-address";
import { limitBody } from "./body-limit";
import { allowOrigins } from "./cors";
import { requirePageUser, rethrowTranslated } from "../errors";
import { createDirectCalls } from "./calls/direct-calls";
import { explainOrigins } from "./expected-origin";
import { createAuthLimit } from "../auth/better-auth/rate-limit";
import { callCost, enforce, limitHeaders, takeCallLimit } from "../limits/call-limit";
import { countAuthentication } from "../auth/better-auth/outcome";
import { exposeMetrics } from "./metrics-endpoint";
import { createCallLabel, createRouteLabel } from "../metrics/route-label";
import { readiness } from "./health";
import type { RequestIds } from "../http/request/request-ids";
import { failureReason } from "../log/failure-reason";
import { createRecorder, requestLog, type RequestState, type RequestVariables } from "../http/request/request-log";
import { allowedMethods } from "../http/response/allowed-methods";
import { problem, unavailable } from "../http/response/problem";
import { operationsOf } from "../operations/bound-operation";
import { costsOf, proceduresOf } from "../operations/catalogue";
import { createDocumentRoutes } from "./document-routes";
import { requireValidPath } from "./valid-path";
import { appRouter } from "../router";
import type { Runtime } from "../runtime";
import { createTrpcHandler } from "./trpc-handler";

const costs = costsOf(appRouter);
const callLabel = createCallLabel(proceduresOf(appRouter).map(({ name }) => name));
const routeLabel = createRouteLabel(callLabel);
const trpcHandler = createTrpcHandler(appRouter);

/** Creates the whole API as one web-standard function, independent of the server that runs it. */
export function createApi(runtime: Runtime): (request: Request) => Response | Promise<Response> {
  const { auth, authenticate, readCookiesForAuth, database, refusedTokens, environment, log, metrics, limiter } =
    runtime;
  const app = new Hono<RequestVariables>();

  const authLimit = limiter && createAuthLimit(limiter, (browser) => isKnownDevice(database.db, browser));

  const contextOf = async (request: Request, requestState: RequestState, cost: number): Promise<Context> => {
    const { headers } = request;
    const { requestId, serverRequestId } = requestState;
    const { principal, refusal, cookies } = await authenticate(request);
    requestState.cookies = cookies;
    requestState.refusal = refusal;
    requestState.userId = principal?.userId;
    const charge = async (amount: number) => {
      if (limiter === undefined) return;
      const address = headers.get(clientAddressHeader) ?? "unknown";
      const limitResult = await takeCallLimit(limiter, { principal, address, cost: amount });
      requestState.limitHeaders = limitHeaders(limitResult);
      enforce(limitResult);
    };
    const context = createContext(runtime, { principal, headers, requestId, serverRequestId, charge });
    if (refusal !== undefined) refusedTokens.count(refusal, { ...context.origin, requestId });
    await charge(cost);
    requirePageUser(headers, principal?.userId);
    return context;
  };
  // During an outage the caller is unknown. REST and tRPC answer 503, so that no user is taken for a visitor.
  const translated: typeof contextOf = (request, requestState, cost) =>
    contextOf(request, requestState, cost).catch(rethrowTranslated);
  const contextIn = (c: HonoContext<RequestVariables>, cost: number) =>
    translated(c.req.raw, c.get("requestState"), cost);
  const recordFailure = (error: TRPCError, procedure: string, { requestId, serverRequestId }: RequestIds) =>
    log.error({
      event: "procedure_failed",
      requestId,
      serverRequestId,
      procedure,
      reason: failureReason(error.cause ?? error, environment),
    });

  const onTrpcError = ({ error, path = "" }: { error: TRPCError; path: string | undefined }, ids: RequestIds) => {
    if (error.code === "INTERNAL_SERVER_ERROR") recordFailure(error, path, ids);
  };
  const record = createRecorder(log, metrics);

  app.use(requestLog(record, routeLabel));
  app.use("/api/*", allowOrigins(environment.ALLOWED_ORIGINS));
  app.use("/api/*", explainOrigins(runtime.origins, log));
  app.use(limitBody());

  app.use("/api/*", (c, next) => withDatabaseTime({ request: c.req.raw }, next));

  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const { ready, checks } = await readiness(runtime);
    return c.json({ status: ready ? "ready" : "not ready", checks }, ready ? 200 : 503);
  });
  app.get("/metrics", (c) =>
    exposeMetrics(c.req.raw, {
      metrics,
      token: environment.METRICS_TOKEN,
      origin: runtime.origin,
      requestId: c.var.requestId,
    }),
  );
  app.get("/api", (c) =>
    c.json({ message: "Keel, a task manager with an API.", docs: "/api/docs", openapi: "/api/openapi.json" }),
  );
  app.use("/api/*", requireValidPath);
  const authRoutes = createAuthRoutes(auth, async (c, request, endpoint) => {
    const response = await handleAuth(request, { auth, readCookiesForAuth, ...c.var, limit: authLimit, endpoint });
    countAuthentication(endpoint.metric, response, metrics.authenticated);
    return response;
  });
  app.route("/api/auth", authRoutes);
  app.post("/api/introspect", async (c) => {
    const context = await contextIn(c, 1).catch((error: unknown) => refuseContext(error, c.var.requestId));
    return context instanceof Response ? context : introspect(c.req.raw, { context, inspect: runtime.inspect });
  });
  app.on(["GET", "POST"], "/api/trpc/*", (c) =>
    trpcHandler.handle(c.req.raw, {
      createContext: (procedures) => contextIn(c, callCost(procedures, costs)),
      onError: (failure) => onTrpcError(failure, c.var),
    }),
  );

  for (const path of ["/healthz", "/readyz", "/metrics", "/api"]) app.all(path, allowedMethods("GET"));
  app.all("/api/trpc/*", allowedMethods("GET", "POST"));
  app.all("/api/introspect", allowedMethods("POST"));
  const operations = operationsOf(appRouter);
  app.route("/api", createRest(operations, { createContext: contextIn, onFailure: recordFailure }));
  app.route("/api", createDocumentRoutes(operations, runtime.origin));

  app.notFound((c) => problem(404, "not_found", "There is nothing at this address.", { requestId: c.var.requestId }));
  const fail = (error: unknown, { requestId, serverRequestId }: RequestIds) => {
    if (isOutage(error)) return unavailable(requestId);
    log.error({ event: "request_failed", requestId, serverRequestId, reason: failureReason(error, environment) });
    return problem(500, "internal_error", "Something went wrong on our side. It has been recorded.", { requestId });
  };
  app.onError((error, c) => fail(error, c.var));

  const handleDirectly = createDirectCalls({
    trpc: trpcHandler,
    createContext: (request, requestState, procedures) =>
      translated(request, requestState, callCost(procedures, costs)),
    onError: onTrpcError,
    fail,
    record,
    labelOf: callLabel,
    isOwnOrigin: (origin) => runtime.origins.own.includes(origin) && !environment.ALLOWED_ORIGINS.includes(origin),
  });
  return (request) => handleDirectly(request) ?? app.fetch(request);
}
