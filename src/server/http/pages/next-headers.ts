import type { IncomingMessage } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** Names under which Next and the hosts made for it talk to themselves: where to route, what was decided, what to revalidate. */
const internal =
  /^(?:x-(?:action|invocation|invoke|matched|middleware|next|nextjs|now|prerender|vercel)(?:-.*)?|next-resume|next-hmr-refresh)$/;

/** Drops what a client must not say to Next. The API reads the raw headers, Next the parsed ones. */
export function dropNextInternals({ headers, rawHeaders }: IncomingMessage): void {
  for (const name of Object.keys(headers)) {
    if (!internal.test(name)) continue;
    delete headers[name];
    removeRaw(rawHeaders, name);
  }
}

/** Says what is wrong with what a request asks of Next: there are no server actions, and the router's state has to be one. */
export function faultForNext({ headers }: Pick<IncomingMessage, "headers">): string | undefined {
  if (headers["next-action"] !== undefined) return "There are no server actions here.";
  // Any other kind has Next render a page as if it were being built, which fails on the first clock and prints that.
  if (!["1", undefined].includes(headers["next-router-prefetch"]?.toString()))
    return "The header Next-Router-Prefetch is not valid.";
  try {
    parseAndValidateFlightRouterState(headers["next-router-state-tree"]);
    return undefined;
  } catch {
    return "The header Next-Router-State-Tree is not valid.";
  }
}

/** Removes each header of that name, in lower case, from a list of names and values in turn. */
export function removeRaw(rawHeaders: string[], name: string): void {
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === name) rawHeaders.splice(at, 2);
  }
}
