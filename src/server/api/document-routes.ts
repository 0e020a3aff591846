import { Hono } from "hono";
import { allowedMethods } from "../http/response/allowed-methods";
import type { RequestVariables } from "../http/request/request-log";
import { docsPage } from "../openapi/docs-page";
import { describeApi } from "../openapi/openapi";
import { serveDocument } from "../openapi/openapi-response";
import type { BoundOperation } from "../operations/bound-operation";

/** Serves the API description: the OpenAPI document and the documentation page. */
export function createDocumentRoutes(operations: BoundOperation[], origin: string): Hono<RequestVariables> {
  const document = describeApi(operations, origin);
  const routes = new Hono<RequestVariables>();
  routes.get("/openapi.json", serveDocument(document)).all(allowedMethods("GET"));
  routes.get("/docs", docsPage(document)).all(allowedMethods("GET"));
  return routes;
}
