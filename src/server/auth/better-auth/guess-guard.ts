import type { BetterAuthPlugin } from "better-auth";
import { type APIError, createAuthMiddleware, getAuthoritativeSessionFromCtx, isAPIError } from "better-auth/api";
import type { Database } from "../../db/client";
import { type HookContext, pendingUserId } from "../second-factor/pending-sign-in";
import { deviceIn, isDeviceOf } from "../devices/known-devices";
import { takeGuess } from "../passwords/guess-budget";
import { endpointAt, where } from "./endpoint-policy";

/** Refusals that come before a secret is compared. */
const isNoGuess = (returned: APIError) =>
  ["METHOD_NOT_ENOUGH", "CONFIRMATION_MISMATCH", "INVALID_TWO_FACTOR_COOKIE"].includes(
    String(returned.body?.["code"]),
  ) || returned.statusCode === 503;

/**
 * Creates the plugin that limits guesses at the secrets of an account, by callers with a session of it or with its password. It runs after the
 * plugins that refuse a call for another reason, so that only guesses count.
 */
export function guessGuard({ db, isSecure }: { db: Database; isSecure: boolean }) {
  const counted = new WeakMap<Headers, Awaited<ReturnType<typeof takeGuess>>>();

  const take = async (ctx: HookContext) => {
    const userId = (await getAuthoritativeSessionFromCtx(ctx))?.user.id ?? (await pendingUserId(ctx));
    // The endpoint itself refuses a visitor.
    if (userId === undefined || ctx.headers === undefined) return;
    const limitKey = await limitKeyOf(db, { userId, device: deviceIn(ctx.headers, { isSecure }) });
    const isSecondFactor = endpointAt(ctx)?.guesses === "second factor";
    counted.set(
      ctx.headers,
      await takeGuess(db, { limitKey, ...(isSecondFactor && { code: "ACCOUNT_TEMPORARILY_LOCKED" }) }),
    );
  };

  const settleGuess = async ({ headers, context: { returned } }: HookContext) => {
    const settle = headers && counted.get(headers);
    if (!isAPIError(returned)) await settle?.("right");
    else if (isNoGuess(returned)) await settle?.("none");
  };

  const matcher = where("guesses");
  return {
    id: "guess-guard",
    hooks: {
      before: [{ matcher, handler: createAuthMiddleware(take) }],
      after: [{ matcher, handler: createAuthMiddleware(settleGuess) }],
    },
  } satisfies BetterAuthPlugin;
}

/** Returns the key of a budget. Known browsers of the account share one, and all others share another, so that an attacker cannot use up the owner's. */
async function limitKeyOf(db: Database, { userId, device }: { userId: string; device: string | undefined }) {
  const isKnown = device !== undefined && (await isDeviceOf(db, { userId, secret: device }));
  return isKnown ? `${userId}:known` : userId;
}
