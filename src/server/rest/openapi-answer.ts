import { createHash } from "node:crypto";
import type { Handler } from "hono";
import { parseEntityTags } from "../http/conditions/entity-tags";
import type { Observed } from "../observe";
import { problem } from "../problem";
import { isKnown } from "./answer";
import { notAnEntityTag } from "./conditions";

/** Serves the description of the API, which stays the same for as long as the process runs. */
export function serveDocument(document: object): Handler<Observed> {
  const text = JSON.stringify(document);
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  return (c) => {
    const ifNoneMatch = c.req.header("if-none-match");
    if (ifNoneMatch !== undefined && parseEntityTags(ifNoneMatch) === undefined)
      return problem(400, "bad_request", "The input is not valid.", {
        requestId: c.var.requestId,
        errors: { "If-None-Match": notAnEntityTag },
      });
    if (isKnown(etag, c.req.raw)) return new Response(null, { status: 304, headers: { etag } });
    return new Response(text, { headers: { "content-type": "application/json", etag } });
  };
}
