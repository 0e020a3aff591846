import type { IncomingMessage } from "node:http";
import { retryAfter } from "../../db/outage";
import type { Replacement } from "../response/respond-instead";
import { plainPage } from "./plain-page";

/** Returns the page that replaces another one during a database outage. It reloads by itself, without a script. */
export function outagePage(request: Pick<IncomingMessage, "headers" | "method">): Replacement {
  return plainPage(request, {
    status: 503,
    headers: { "retry-after": retryAfter },
    title: "Keel is not available right now",
    text: "The database does not answer. Your tasks are safe. This page reloads by itself every few seconds.",
    reloadAfter: 3,
  });
}
