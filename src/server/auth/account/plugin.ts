import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, isAPIError } from "better-auth/api";
import { z } from "zod";
import { refuseOwnData } from "../passwords/new-password";
import { deleteUserEndpoint } from "./deletion";
import { approveEmailChangeEndpoint, changeEmailEndpoint, confirmEmailChangeEndpoint } from "./email-change";
import type { AccountDeps } from "./account-mail";
import { requestResetEndpoint, resetPasswordEndpoint, settleNewPassword } from "./password-reset";
import { signUpEndpoint } from "./sign-up";
import { at } from "../better-auth/endpoint-policy";
import { requireConfirmedAddress } from "./unconfirmed-address";
import { sendVerificationEndpoint, verifyEmailEndpoint } from "./verify-email";

const ownName = z.strictObject({ name: z.string().optional() });

/**
 * Creates the plugin that replaces Better Auth's endpoints for sign-up, confirmation, password reset, address change and deletion. Mail is stored in
 * the transaction that causes it, links are stored hashed and work once. Neither text nor status nor time reveals whether an account exists.
 */
export function accountFlows(deps: AccountDeps) {
  return {
    id: "account-flows",
    endpoints: {
      signUpEmail: signUpEndpoint(deps),
      sendVerificationEmail: sendVerificationEndpoint(deps),
      verifyEmail: verifyEmailEndpoint(deps),
      requestPasswordReset: requestResetEndpoint(deps),
      resetPassword: resetPasswordEndpoint(deps),
      changeEmail: changeEmailEndpoint(deps),
      approveEmailChange: approveEmailChangeEndpoint(deps),
      confirmEmailChange: confirmEmailChangeEndpoint(deps),
      deleteUser: deleteUserEndpoint(deps),
    },
    hooks: {
      before: [
        {
          matcher: at("/update-user"),
          handler: createAuthMiddleware(async (ctx) => {
            if (ownName.safeParse(ctx.body).success) return;
            throw new APIError("BAD_REQUEST", { code: "ONLY_NAME", message: "Only the name can be changed here." });
          }),
        },
        {
          matcher: at("/change-password"),
          handler: createAuthMiddleware(refuseOwnData),
        },
        requireConfirmedAddress(deps),
      ],
      after: [
        {
          matcher: at("/change-password"),
          handler: createAuthMiddleware(async ({ context: { session, returned } }) => {
            if (session !== null && !isAPIError(returned)) await settleNewPassword(deps, session.user);
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}
