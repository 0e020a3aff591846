import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { and, eq, lt, sql } from "drizzle-orm";
import { endpointAt, where } from "../better-auth/endpoint-policy";
import type { Database } from "../../db/client";
import { sessions } from "../tables";

/**
 * Notes when a session was last used, without a write for each request: when its cookie's JWT is renewed, and when a Bearer token is minted for it. Both
 * last some minutes, so the moment is about right. Not more often than once a minute, however often somebody asks.
 */
export function lastUsed(db: Pick<Database, "update">) {
  const note = createAuthMiddleware(async ({ path, context }) => {
    const id = context.session?.session.id;
    const isRenewed = context.responseHeaders
      ?.getSetCookie()
      .some((line) => line.startsWith(`${context.authCookies.sessionData.name}=ey`));
    if (id === undefined || (endpointAt({ path })?.usesSession === "when renewed" && isRenewed !== true)) return;
    await db
      .update(sessions)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(sessions.id, id), lt(sessions.lastUsedAt, sql`now() - interval '1 minute'`)));
  });
  return {
    id: "last-use",
    hooks: {
      after: [{ matcher: where("usesSession"), handler: note }],
    },
  } satisfies BetterAuthPlugin;
}
