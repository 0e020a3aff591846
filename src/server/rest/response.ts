import { z } from "zod";
import { isKnown } from "../http/conditions/entity-tags";
import { jsonResponse } from "../http/response/json-response";
import type { BoundOperation } from "../operations/bound-operation";

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const pageShape = z.object({ items: z.array(z.custom<object>(isObject)), nextCursor: z.string().nullable() });

/** Converts a procedure's result to a REST response: the row with its wire names, status, and `ETag`, `Location` or `Link`. */
export function toResponse(operation: BoundOperation, value: unknown, request: Request): Response | Promise<Response> {
  if (operation.returns === "nothing") return new Response(null, { status: 204 });
  if (operation.returns === "page") return toPageResponse(operation, value, request);
  if (!isObject(value)) throw new TypeError(`${operation.procedure} answered no resource.`);
  const etag = etagOf(value);
  const headers: Record<string, string> = etag === undefined ? {} : { etag };
  if (etag !== undefined && operation.method === "GET" && isKnown(etag, request)) {
    return new Response(null, { status: 304, headers });
  }
  const isCreated = operation.returns === "created";
  if (isCreated) headers["location"] = `${new URL(request.url).pathname}/${String(Reflect.get(value, "id"))}`;
  return jsonResponse(JSON.stringify(operation.writeRow(value)), request, { status: isCreated ? 201 : 200, headers });
}

/** Returns the version of a row as a strong validator (RFC 9110 §8.8.3). */
function etagOf(row: object): string | undefined {
  const version: unknown = Reflect.get(row, "version");
  return typeof version === "number" ? `"${version}"` : undefined;
}

/** Returns an array; with more pages, `Link` (RFC 8288) names the next one. */
function toPageResponse({ writeRow }: BoundOperation, value: unknown, request: Request): Response | Promise<Response> {
  const { items, nextCursor } = pageShape.parse(value);
  const headers: Record<string, string> = {};
  if (nextCursor !== null) {
    const next = new URL(request.url);
    next.searchParams.set("cursor", nextCursor);
    headers["link"] = `<${next.pathname}${next.search}>; rel="next"`;
  }
  return jsonResponse(JSON.stringify(items.map(writeRow)), request, { headers });
}
