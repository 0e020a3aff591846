import { createAuthMiddleware } from "better-auth/api";
import { at } from "../better-auth/endpoint-policy";

const isPasswordChange = at("/change-password");

/**
 * A new password ends every session that was opened with the old one, whether or not the caller asks for it: whoever stole one is out. Better Auth
 * leaves them alone unless told.
 */
export const passwordChangeHooks = {
  before: createAuthMiddleware(async (ctx) =>
    isPasswordChange(ctx) ? { context: { body: { revokeOtherSessions: true } } } : undefined,
  ),
};
