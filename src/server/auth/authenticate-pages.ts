import type { IncomingMessage, ServerResponse } from "node:http";
import type { Authenticate, Authentication } from "./authenticate";
import { isOutage } from "../db/outage";
import { currentBudget, withDatabaseTime } from "../db/pool/deadline";
import type { Handler } from "../http/listen";
import { respondInstead } from "../http/response/respond-instead";
import { parseCookieHeader } from "../http/request/cookie-header";
import { outagePage } from "../http/pages/outage-page";
import { findPageUserFault, pageUserRefusals } from "../http/pages/page-user";
import { pageVisitHeader, type PageVisits } from "./page-visits";
import { refuseRequest } from "../http/request/refuse-request";

/**
 * Authenticates each request for a page once, before the page is rendered, with the function and the database deadline of the API. Renewed cookies
 * are set on the page's response. While the database is out, the response is 503 and a page that reloads by itself, even where the outage begins
 * during rendering.
 */
export function authenticatePages(
  pages: Handler,
  { authenticate, pageVisits }: { authenticate: Authenticate; pageVisits: PageVisits },
): Handler {
  const remember = (found: Authentication, request: IncomingMessage, response: ServerResponse) => {
    for (const cookie of found.cookies) response.appendHeader("set-cookie", cookie);
    const visit = pageVisits.begin(found);
    request.headers[pageVisitHeader] = visit;
    response.once("close", () => pageVisits.end(visit));
  };

  return (request, response) => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    return withDatabaseTime({ request: gone }, async () => {
      const limit = currentBudget();
      const hadOutage = () => limit?.hadOutage === true;
      const answerOutage = respondInstead(
        response,
        (status) => status >= 500 && hadOutage(),
        () => outagePage(request),
      );
      delete request.headers[pageVisitHeader];
      if (isPage(request.url ?? "/")) {
        const asked = toWebRequest(request);
        const found = await authenticate(asked).catch((error: unknown) => ({
          isOut: isOutage(error) || hadOutage(),
        }));
        if ("isOut" in found && found.isOut) return answerOutage();
        // What failed otherwise fails again where the page asks, and becomes its error.
        if ("principal" in found) {
          remember(found, request, response);
          // The calling page would show another user's content in its frame. Refused, Next opens the address as a new document.
          const fault = findPageUserFault(asked.headers, found.principal?.userId);
          if (fault !== undefined) return refuseRequest(request, response, pageUserRefusals[fault]);
        }
      }
      handOnOwnCookies(request);
      await pages(request, response);
    });
  };
}

/** Keeps only this product's cookies, because Next copies every cookie of a request once for each of them when a page redirects. */
function handOnOwnCookies({ headers }: IncomingMessage): void {
  const own = parseCookieHeader(headers.cookie ?? null).write();
  if (own === undefined) delete headers.cookie;
  else headers.cookie = own;
}

/** Returns whether an address is a page: files need no authentication. A page that is taken for a file authenticates itself (`server/page-session.ts`). */
const isPage = (url: string) => !/^\/_next\/|^[^?]*\.\w+(?:\?|$)/.test(url);

function toWebRequest({ headers: given, url }: IncomingMessage): Parameters<Authenticate>[0] {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) headers.set(name, String(value));
  return { headers, method: "GET", url };
}
