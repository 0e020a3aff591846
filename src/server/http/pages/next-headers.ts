import type { IncomingMessage } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** Headers by which Next and its hosts communicate with themselves: routing, decisions, revalidation. */
const internal =
  /^(?:x-(?:action|invocation|invoke|matched|middleware|next|nextjs|now|prerender|vercel)(?:-.*)?|next-resume|next-hmr-refresh)$/;

/** Removes headers that a client must not send to Next. The API reads the raw headers, Next the parsed ones. */
export function dropNextInternals({ headers, rawHeaders }: IncomingMessage): void {
  for (const name of Object.keys(headers)) {
    if (!internal.test(name)) continue;
    delete headers[name];
    removeRaw(rawHeaders, name);
  }
}

/** Returns what is wrong with the headers for Next: there are no server actions, and the router state has to be valid. */
export function faultForNext({ headers }: Pick<IncomingMessage, "headers">): string | undefined {
  if (headers["next-action"] !== undefined) return "There are no server actions here.";
  // Any other value makes Next prerender the page, which fails at the first clock and logs an error.
  if (!["1", undefined].includes(headers["next-router-prefetch"]?.toString()))
    return "The header Next-Router-Prefetch is not valid.";
  try {
    parseAndValidateFlightRouterState(headers["next-router-state-tree"]);
    return undefined;
  } catch {
    return "The header Next-Router-State-Tree is not valid.";
  }
}

/** Removes each header with the lower-case `name` from a list that alternates names and values. */
export function removeRaw(rawHeaders: string[], name: string): void {
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === name) rawHeaders.splice(at, 2);
  }
}
