import type { BetterAuthPlugin } from "better-auth";
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  getAuthoritativeSessionFromCtx,
  isAPIError,
} from "better-auth/api";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/client";
import { endLinks } from "../account/one-time-links";
import { passkeys } from "../tables";
import { spendTotpCode } from "./totp";
import { normalizeBackupCode } from "./backup-codes";
import { stepUp, stepUpInput } from "./step-up";
import { stepUpMethods, isSteppedUp } from "./step-up-status";
import { presentedPasskey } from "../better-auth/endpoint-bodies";
import { at, endpointAt, where } from "../better-auth/endpoint-policy";
import type { FactorChange } from "../better-auth/open-endpoint";
import { recordPasskeyOwnerEpoch, type RelyingParty } from "./passkeys";
import { askForSecondFactor, endPendingSignIn, type HookContext, pendingUserId } from "./pending-sign-in";
import { forgetTrustedDevices } from "../devices/trusted-devices";

export type OnFactorChange = (user: { id: string; name: string; email: string }, change: FactorChange) => Promise<void>;

export interface FactorGuardOptions {
  db: Database;
  relyingParty: RelyingParty;
  onChange: OnFactorChange;
}

const isPasskeySignIn = at("/passkey/verify-authentication");
const isDisabling = at("/two-factor/disable");

/** Creates the plugin that adds what Better Auth's `twoFactor` and `passkey` lack. It runs after both, and before every other plugin that sets cookies. */
export function factorGuard({ db, relyingParty, onChange }: FactorGuardOptions) {
  const requireStepUp = async (ctx: HookContext) => {
    const session = await getAuthoritativeSessionFromCtx(ctx);
    // The endpoint itself refuses a visitor.
    if (session === null) return;
    const [userId, sessionId] = [session.user.id, session.session.id];
    if (await isSteppedUp(db, { userId, sessionId, now: new Date().toISOString() })) return;
    const methods = await stepUpMethods(db, userId);
    // The endpoint takes the password, which is enough if there is no second factor.
    if (endpointAt(ctx)?.stepUp === "or its password" && methods.includes("password")) return;
    throw new APIError("FORBIDDEN", {
      code: "confirmation_required",
      message: "Confirm first that it is you.",
      methods,
    });
  };

  /** Uses a code up. A signed-in user gives one only to finish setting the factor up. */
  const spendCode = async (ctx: HookContext) => {
    const session = await getAuthoritativeSessionFromCtx(ctx);
    const isAuthenticatorCode = endpointAt(ctx)?.spends === "authenticator code";
    const isEnrolling = isAuthenticatorCode && session?.user["twoFactorEnabled"] !== true;
    if (session !== null && !isEnrolling) {
      throw new APIError("FORBIDDEN", { code: "ALREADY_SIGNED_IN", message: "You are signed in already." });
    }
    const userId = session?.user.id ?? (await pendingUserId(ctx));
    const { code } = z.object({ code: z.string() }).parse(ctx.body);
    if (!isAuthenticatorCode) return { context: { body: { code: normalizeBackupCode(code) } } };
    const key = ctx.context.secretConfig;
    // A wrong code is passed on, because Better Auth counts the failures.
    if (userId !== undefined && !(await spendTotpCode(db, { userId, code, key, now: Date.now() })))
      return { context: { body: { code: "spent" } } };
    return undefined;
  };

  /** Offers every passkey of the user beside a password, also one that is not discoverable. */
  const offerPasskeysOfPending = async (ctx: HookContext) => {
    const options = z.looseObject({ challenge: z.string() }).safeParse(ctx.context.returned);
    if (!options.success || ctx.context.session !== null) return undefined;
    const userId = await pendingUserId(ctx);
    if (userId === undefined) return ctx.json({ ...options.data, userVerification: "required" });
    const own = await db.select().from(passkeys).where(eq(passkeys.userId, userId));
    const allowCredentials = own.map(({ credentialID, transports }) => ({
      id: credentialID,
      type: "public-key",
      ...(transports !== null && transports !== "" && { transports: transports.split(",") }),
    }));
    return ctx.json({ ...options.data, ...(own.length > 0 && { allowCredentials }) });
  };

  const applyChange = async (ctx: HookContext) => {
    const { session, newSession, returned } = ctx.context;
    if (isAPIError(returned)) return;
    const user = session?.user ?? newSession?.user;
    if (user === undefined) return;
    const endpoint = endpointAt(ctx);
    if (isDisabling(ctx)) await forgetTrustedDevices(db, { userId: user.id });
    if (endpoint?.endsLinks === true) await endLinks(db, { userId: user.id });
    if (isPasskeySignIn(ctx)) await endPendingSignIn(ctx);
    const change = endpoint?.mail;
    // The same endpoint completes the setup, with a session, and a sign-in, without.
    if (change === undefined || (change === "enabled" && session === null)) return;
    await onChange({ id: user.id, name: user.name, email: user.email }, change);
  };

  return {
    id: "factor-guard",
    endpoints: {
      confirmIdentity: createAuthEndpoint("/confirm", { method: "POST", body: stepUpInput }, async (ctx) => {
        const { user, usedBackupCode } = await stepUp(ctx, { db, relyingParty, input: ctx.body });
        if (usedBackupCode) await onChange(user, "backup-code-used");
        return ctx.json({ status: true });
      }),
    },
    hooks: {
      before: [
        {
          matcher: (call) => endpointAt(call)?.body?.safeParse(call.body).success === false,
          handler: createAuthMiddleware(async () => {
            throw new APIError("BAD_REQUEST", { code: "bad_request", message: "The input is not valid." });
          }),
        },
        {
          matcher: isPasskeySignIn,
          handler: createAuthMiddleware(async ({ body }) => {
            const given = presentedPasskey.safeParse(body).data;
            if (given !== undefined) await recordPasskeyOwnerEpoch(db, given.response.id);
          }),
        },
        {
          // The endpoint would trust the session's cookie.
          matcher: at("/passkey/verify-registration"),
          handler: createAuthMiddleware(async (ctx) => void (await getAuthoritativeSessionFromCtx(ctx))),
        },
        {
          matcher: where("stepUp"),
          handler: createAuthMiddleware(requireStepUp),
        },
        {
          matcher: where("spends"),
          handler: createAuthMiddleware(spendCode),
        },
      ],
      after: [
        { matcher: () => true, handler: createAuthMiddleware(askForSecondFactor) },
        {
          matcher: at("/passkey/generate-authenticate-options"),
          handler: createAuthMiddleware(offerPasskeysOfPending),
        },
        { matcher: () => true, handler: createAuthMiddleware(applyChange) },
      ],
    },
  } satisfies BetterAuthPlugin;
}
