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
import { spendAuthenticatorCode } from "./totp";
import { normalizeBackupCode } from "./backup-codes";
import { confirm, confirmInput } from "./step-up";
import { confirmationMethods, isConfirmed } from "./step-up-status";
import { isAcceptable } from "../better-auth/endpoint-bodies";
import { assertion, noteOwnerOfPasskey, type RelyingParty } from "./passkeys";
import { askForSecondFactor, endPendingSignIn, type HookContext, pendingUserId } from "./pending-sign-in";
import { forgetTrustedDevices } from "../devices/trusted-devices";

/** What has become of somebody's second factor, told after the fact. */
export type FactorChange =
  | "enabled"
  | "disabled"
  | "passkey-added"
  | "passkey-removed"
  | "backup-codes-renewed"
  | "backup-code-used";

export type TellFactorChange = (
  user: { id: string; name: string; email: string },
  change: FactorChange,
) => Promise<void>;

export interface FactorGuardOptions {
  db: Database;
  party: RelyingParty;
  onChange: TellFactorChange;
}

/** Endpoints that ask whoever signed in a while ago to confirm that it is them. Procedures say so in their `meta`. */
const confirmedPaths = new Set([
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
  "/passkey/generate-register-options",
  "/passkey/delete-passkey",
  "/change-password",
  "/change-email",
  "/delete-user",
  "/link-social",
  "/unlink-account",
]);

const changes: Record<string, FactorChange> = {
  "/two-factor/verify-totp": "enabled",
  "/two-factor/disable": "disabled",
  "/two-factor/generate-backup-codes": "backup-codes-renewed",
  "/two-factor/verify-backup-code": "backup-code-used",
  "/passkey/verify-registration": "passkey-added",
  "/passkey/delete-passkey": "passkey-removed",
};

/** Whoever takes a way to sign in away may have found a stranger in the account: links that were asked for before are over. */
const removals = new Set(["/two-factor/disable", "/passkey/delete-passkey"]);

/** Closes what Better Auth's `twoFactor` and `passkey` leave open. It stands after both, and before whatever else writes cookies. */
export function factorGuard({ db, party, onChange }: FactorGuardOptions) {
  const requireConfirmation = async (ctx: HookContext) => {
    const session = await getAuthoritativeSessionFromCtx(ctx);
    // The endpoint itself refuses a visitor.
    if (session === null) return;
    const [userId, sessionId] = [session.user.id, session.session.id];
    if (await isConfirmed(db, { userId, sessionId, now: new Date().toISOString() })) return;
    const methods = await confirmationMethods(db, userId);
    // The endpoint takes the password, which is enough where there is no second factor.
    if (ctx.path === "/change-password" && methods.includes("password")) return;
    throw new APIError("FORBIDDEN", {
      code: "confirmation_required",
      message: "Confirm first that it is you.",
      methods,
    });
  };

  /** A code counts once. With a session there is only one reason to give one: to finish setting the factor up. */
  const spendCode = async (ctx: HookContext) => {
    const session = await getAuthoritativeSessionFromCtx(ctx);
    const isEnrolling = ctx.path === "/two-factor/verify-totp" && session?.user["twoFactorEnabled"] !== true;
    if (session !== null && !isEnrolling) {
      throw new APIError("FORBIDDEN", { code: "ALREADY_SIGNED_IN", message: "You are signed in already." });
    }
    const userId = session?.user.id ?? (await pendingUserId(ctx));
    const { code } = z.object({ code: z.string() }).parse(ctx.body);
    if (ctx.path !== "/two-factor/verify-totp") return { context: { body: { code: normalizeBackupCode(code) } } };
    const key = ctx.context.secretConfig;
    // A wrong one goes on, for Better Auth counts the failures.
    if (userId !== undefined && !(await spendAuthenticatorCode(db, { userId, code, key, now: Date.now() })))
      return { context: { body: { code: "spent" } } };
    return undefined;
  };

  /** Beside a password, any passkey of the person will do, one that is not stored for signing in by itself, too. */
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

  const settle = async (ctx: HookContext) => {
    const { session, newSession, returned } = ctx.context;
    if (isAPIError(returned)) return;
    const user = session?.user ?? newSession?.user;
    if (user === undefined) return;
    if (ctx.path === "/two-factor/disable") await forgetTrustedDevices(db, { userId: user.id });
    if (removals.has(ctx.path)) await endLinks(db, { userId: user.id });
    if (ctx.path === "/passkey/verify-authentication") await endPendingSignIn(ctx);
    const change = changes[ctx.path];
    // The same endpoint ends setting up, with a session, and a sign-in, without.
    if (change === undefined || (change === "enabled" && session === null)) return;
    await onChange({ id: user.id, name: user.name, email: user.email }, change);
  };

  return {
    id: "factor-guard",
    endpoints: {
      confirmIdentity: createAuthEndpoint("/confirm", { method: "POST", body: confirmInput }, async (ctx) => {
        const { user, usedBackupCode } = await confirm(ctx, { db, party, input: ctx.body });
        if (usedBackupCode) await onChange(user, "backup-code-used");
        return ctx.json({ status: true });
      }),
    },
    hooks: {
      before: [
        {
          matcher: ({ path, body }) => !isAcceptable(path ?? "", body),
          handler: createAuthMiddleware(async () => {
            throw new APIError("BAD_REQUEST", { code: "bad_request", message: "The input is not valid." });
          }),
        },
        {
          matcher: ({ path }) => path === "/passkey/verify-authentication",
          handler: createAuthMiddleware(async ({ body }) => {
            const given = z.object({ response: assertion }).safeParse(body).data;
            if (given !== undefined) await noteOwnerOfPasskey(db, given.response.id);
          }),
        },
        {
          // The endpoint would believe the session's cookie.
          matcher: ({ path }) => path === "/passkey/verify-registration",
          handler: createAuthMiddleware(async (ctx) => void (await getAuthoritativeSessionFromCtx(ctx))),
        },
        {
          matcher: ({ path }) => confirmedPaths.has(path ?? ""),
          handler: createAuthMiddleware(requireConfirmation),
        },
        {
          matcher: ({ path }) => path?.startsWith("/two-factor/verify-") ?? false,
          handler: createAuthMiddleware(spendCode),
        },
      ],
      after: [
        { matcher: () => true, handler: createAuthMiddleware(askForSecondFactor) },
        {
          matcher: ({ path }) => path === "/passkey/generate-authenticate-options",
          handler: createAuthMiddleware(offerPasskeysOfPending),
        },
        { matcher: () => true, handler: createAuthMiddleware(settle) },
      ],
    },
  } satisfies BetterAuthPlugin;
}
