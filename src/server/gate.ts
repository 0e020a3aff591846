import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import type { Principal } from "./auth/principal";
import { createCaller } from "./router";
import { runtime } from "./runtime";

/**
 * Who looks at the page; `undefined` for a visitor. Read once per request.
 * A page cannot set cookies, so an expired token costs a query here; the first call to the API renews it.
 */
export const currentPrincipal = cache(async (): Promise<Principal | undefined> => {
  const { principal } = await runtime().authenticate({ headers: await headers(), method: "GET" });
  return principal;
});

/** The procedures, called in this process on behalf of whoever looks at the page. */
export const pageCaller = cache(async () => {
  const { database, log } = runtime();
  const requestId = (await headers()).get("x-request-id") ?? "page";
  return createCaller({
    db: database.db,
    principal: await currentPrincipal(),
    requestId,
    log,
    now: new Date().toISOString(),
  });
});

/** Ways to sign in that this installation offers. */
export function signInMethods(): { google: boolean } {
  return { google: runtime().environment.GOOGLE_CLIENT_ID !== undefined };
}
