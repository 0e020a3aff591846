import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";
import { and, eq, lt, sql } from "drizzle-orm";
import { endpointAt, where } from "../better-auth/endpoint-policy";
import type { Database } from "../../db/client";
import { sessions } from "../tables";

/**
 * Creates the plugin that records when a session was last used: when its cookie's JWT is renewed, and when a Bearer token is minted for it. Both last
 * some minutes, so the time is approximate. It writes at most once a minute.
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
