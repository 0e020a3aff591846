import type { Handler } from "../http/listen";
import type { Metrics } from "./metrics";

/** Counts the responses of Next. The route is only `pages` or `files`, because its addresses are many. */
export function countPages(pages: Handler, metrics: Pick<Metrics, "answered">): Handler {
  return (request, response) => {
    const start = performance.now();
    const route = request.url?.startsWith("/_next/") === true ? "files" : "pages";
    response.once("close", () => {
      const { statusCode: status } = response;
      metrics.answered({ method: request.method ?? "", route, status }, secondsSince(start));
    });
    return pages(request, response);
  };
}

/** @param start of `performance.now()` */
export const secondsSince = (start: number) => (performance.now() - start) / 1000;
