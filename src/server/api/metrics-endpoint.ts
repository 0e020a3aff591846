import { createHash, timingSafeEqual } from "node:crypto";
import { isLoopbackRequest } from "../http/address/loopback";
import { isLoopbackName } from "../http/address/host";
import { problem } from "../http/response/problem";
import type { Metrics } from "../metrics/metrics";

export interface MetricsEndpointOptions {
  metrics: Pick<Metrics, "expose">;
  /** `METRICS_TOKEN` */
  token: string | undefined;
  /** The public origin. */
  origin: string;
  requestId: string;
}

/**
 * Handles `GET /metrics`. With a configured token, the caller must send it as a Bearer token. Without one, only local programs that address this
 * machine may read, and only on an installation that serves no one else, because a proxy could forward remote requests from here.
 */
export async function exposeMetrics(
  request: Request,
  { metrics, token, origin, requestId }: MetricsEndpointOptions,
): Promise<Response> {
  const isLocal = isLoopbackRequest(request);
  const isPublic = !isLoopbackName(new URL(origin).hostname);
  if (token === undefined && !isLocal) {
    return problem(404, "not_found", "There is nothing at this address.", { requestId });
  }
  if (token === undefined && isPublic)
    return unauthorized("Set METRICS_TOKEN, and send it as a Bearer token.", requestId);
  if (token !== undefined && !isBearer(request.headers.get("authorization"), token)) {
    return unauthorized("Send METRICS_TOKEN as a Bearer token.", requestId);
  }
  const { text, contentType } = await metrics.expose();
  return new Response(text, { headers: { "content-type": contentType } });
}

function unauthorized(title: string, requestId: string): Response {
  const headers = { "www-authenticate": 'Bearer realm="metrics"' };
  return problem(401, "unauthorized", title, { requestId, headers });
}

/** Compares digests, which have the same length, in constant time. */
function isBearer(authorization: string | null, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
