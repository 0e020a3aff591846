import { createHash, timingSafeEqual } from "node:crypto";
import { isFromHere } from "../from-here";
import { problem } from "../problem";
import type { Metrics } from "./metrics";

export interface MetricsDoor {
  metrics: Pick<Metrics, "expose">;
  /** `METRICS_TOKEN` */
  token: string | undefined;
  requestId: string;
}

/**
 * `GET /metrics`. With a token configured, only for who sends it as a Bearer token. Without one only for programs on this machine: the
 * connection has to come from a loopback address, and nothing may say that it was passed on by a proxy.
 */
export async function exposeMetrics(request: Request, { metrics, token, requestId }: MetricsDoor): Promise<Response> {
  if (token !== undefined && !isBearer(request.headers.get("authorization"), token)) {
    const headers = { "www-authenticate": 'Bearer realm="metrics"' };
    return problem(401, "unauthorized", "Send METRICS_TOKEN as a Bearer token.", { requestId, headers });
  }
  if (token === undefined && !isFromHere(request.headers)) {
    return problem(404, "not_found", "There is nothing at this address.", { requestId });
  }
  const { text, contentType } = await metrics.expose();
  return new Response(text, { headers: { "content-type": contentType } });
}

/** Compares digests, which are of one length, in constant time. */
function isBearer(authorization: string | null, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(digest(given), digest(token));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
