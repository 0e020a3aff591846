import { APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx } from "better-auth/api";
import { where } from "../better-auth/endpoint-policy";
import type { AccountDeps } from "./account-mail";

/**
 * A hook that attaches nothing to an account whose address nobody has confirmed, where mail is delivered and it can be: whoever signed up may not have
 * the address. Without mail nobody could ever confirm one, so nothing waits.
 */
export const requireConfirmedAddress = ({ isMailDelivered }: AccountDeps) => ({
  matcher: (call: { path?: string | undefined }) => isMailDelivered && where("needsConfirmedAddress")(call),
  handler: createAuthMiddleware(async (ctx) => {
    const own = await getAuthoritativeSessionFromCtx(ctx);
    // A visitor is refused by the endpoint, or ends a sign-in there.
    if (own === null || own.user.emailVerified) return;
    const message = "Confirm your e-mail address first. We have sent you a link.";
    throw new APIError("FORBIDDEN", { code: "EMAIL_NOT_VERIFIED", message });
  }),
});
