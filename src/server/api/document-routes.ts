import { Hono } from "hono";
import { otherMethods } from "../http/response/allowed-methods";
import type { Observed } from "../log/request-log";
import { docsPage } from "../openapi/docs-page";
import { describeApi } from "../openapi/openapi";
import { serveDocument } from "../openapi/openapi-response";
import type { BoundOperation } from "../operations/bound-operation";

/** Serves the description of `operations`, for programs and for people. */
export function createDocumentRoutes(operations: BoundOperation[], origin: string): Hono<Observed> {
  const document = describeApi(operations, origin);
  const routes = new Hono<Observed>();
  routes.get("/openapi.json", serveDocument(document)).all(otherMethods("GET"));
  routes.get("/docs", docsPage(document)).all(otherMethods("GET"));
  return routes;
}
