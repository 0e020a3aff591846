import type { IncomingMessage } from "node:http";
import { retryAfter } from "../../db/outage";
import type { Replacement } from "../response/respond-instead";
import { plainPage } from "./plain-page";

/** Returns what stands in place of a page while the database does not answer: it says so, and reloads by itself, without a script. */
export function outagePage(request: Pick<IncomingMessage, "headers" | "method">): Replacement {
  return plainPage(request, {
    status: 503,
    headers: { "retry-after": retryAfter },
    title: "Keel is not available right now",
    text: "The database does not answer. Your tasks are safe. This page reloads by itself every few seconds.",
    reloadAfter: 3,
  });
}
