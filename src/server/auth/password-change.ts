import { createAuthMiddleware, isAPIError } from "better-auth/api";
import { z } from "zod";

const ofUser = z.object({ userId: z.string() });

/**
 * A new password ends every session that was opened with the old one, whether or not the caller asks for it: whoever stole one is out. Better Auth
 * leaves them alone unless told, and always when an administrator sets the password.
 */
export const passwordChangeHooks = {
  before: createAuthMiddleware(async ({ path }) =>
    path === "/change-password" ? { context: { body: { revokeOtherSessions: true } } } : undefined,
  ),
  after: createAuthMiddleware(async ({ path, body, context }) => {
    if (path !== "/admin/set-user-password" || isAPIError(context.returned)) return;
    const { userId } = ofUser.parse(body);
    await context.internalAdapter.deleteUserSessions(userId);
  }),
};
