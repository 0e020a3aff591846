import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx } from "better-auth/api";
import { where } from "../better-auth/endpoint-policy";
import type { AccountDeps } from "./account-mail";

/**
 * Refuses to attach anything to an account with an unconfirmed address, because the caller may not own it. Applies when mail is delivered; otherwise
 * no address can be confirmed.
 */
export const requireConfirmedAddress = ({ isMailDelivered }: AccountDeps) => ({
  matcher: (call: { path?: string | undefined }) => isMailDelivered && where("needsConfirmedAddress")(call),
  handler: createAuthMiddleware(async (ctx) => {
    const own = await getAuthoritativeSessionFromCtx(ctx);
    // The endpoint refuses a visitor, or completes a sign-in.
    if (own === null || own.user.emailVerified) return;
    const message = "Confirm your e-mail address first. We have sent you a link.";
    throw new APIError("FORBIDDEN", { code: "EMAIL_NOT_VERIFIED", message });
  }),
});
