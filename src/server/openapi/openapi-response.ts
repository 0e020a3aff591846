import { createHash } from "node:crypto";
import type { Handler } from "hono";
import { isKnown, notAnEntityTag, parseEntityTags } from "../http/conditions/entity-tags";
import { type Coding, encode } from "../http/response/content-coding";
import { jsonResponse } from "../http/response/json-response";
import type { RequestVariables } from "../http/request/request-log";
import { problem } from "../http/response/problem";

/** Serves the OpenAPI document, which is constant while the process runs. */
export function serveDocument(document: object): Handler<RequestVariables> {
  const text = JSON.stringify(document);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const remembered = new Map<Coding, ReturnType<typeof encode>>();
  const encoded: typeof encode = (coding) => {
    const known = remembered.get(coding) ?? encode(coding, text);
    remembered.set(coding, known);
    return known;
  };
  return (c) => {
    const ifNoneMatch = c.req.header("if-none-match");
    if (ifNoneMatch !== undefined && parseEntityTags(ifNoneMatch) === undefined)
      return problem(400, "bad_request", "The input is not valid.", {
        requestId: c.var.requestId,
        errors: { "If-None-Match": notAnEntityTag },
      });
    if (isKnown(etag, c.req.raw)) return new Response(null, { status: 304, headers: { etag } });
    return jsonResponse(text, c.req.raw, { headers: { etag }, encoded });
  };
}
