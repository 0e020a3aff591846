import { createAuthMiddleware } from "better-auth/api";
import { at } from "../better-auth/endpoint-policy";

const isPasswordChange = at("/change-password");

/**
 * Ends every session of a user who changes their password, whether or not the caller asks for it, so that a stolen one is worthless. Better Auth
 * keeps them unless told otherwise.
 */
export const passwordChangeHooks = {
  before: createAuthMiddleware(async (ctx) =>
    isPasswordChange(ctx) ? { context: { body: { revokeOtherSessions: true } } } : undefined,
  ),
};
