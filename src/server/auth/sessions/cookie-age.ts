import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware } from "better-auth/api";

/** Limits the age of the session's cookie to the rest of the session, because Better Auth sets the same age whenever it extends it. */
export function cookieAge() {
  const handler = createAuthMiddleware(async ({ context }) => {
    const { responseHeaders, authCookies, newSession } = context;
    if (newSession === null || responseHeaders === undefined) return;
    const start = `${authCookies.sessionToken.name}=`;
    const left = Math.max(1, Math.floor((newSession.session.expiresAt.getTime() - Date.now()) / 1000));
    const lines = responseHeaders.getSetCookie();
    responseHeaders.delete("set-cookie");
    for (const line of lines) {
      const shortened = line.replace(/(?<=; *Max-Age=)\d+/i, (age) => String(Math.min(Number(age), left)));
      responseHeaders.append("set-cookie", line.startsWith(start) ? shortened : line);
    }
  });
  return {
    id: "cookie-age",
    hooks: { after: [{ matcher: () => true, handler }] },
  } satisfies BetterAuthPlugin;
}
