import { APIError, getAuthoritativeSessionFromCtx } from "better-auth/api";
import { z } from "zod";
import type { Database } from "../../db/client";
import { spendTotpCode } from "./totp";
import { spendBackupCode } from "./backup-codes";
import { recordStepUp } from "../sessions/renew-token";
import { stepUpMethods } from "./step-up-status";
import { checkAssertion, type RelyingParty } from "./passkeys";
import type { HookContext } from "./pending-sign-in";

/** The body of a step-up: the password, a code of the authenticator app, a backup code, or a passkey's assertion. */
export const stepUpInput = z.union([
  z.strictObject({ password: z.string().min(1).max(1000) }),
  z.strictObject({ code: z.string().min(1).max(64) }),
  z.strictObject({ response: z.looseObject({}) }),
]);

type Proof = z.infer<typeof stepUpInput>;

/**
 * Authenticates the session's holder again, for the next ten minutes, and replaces the session's cookie.
 * @returns the user, and whether a backup code was used
 * @throws {APIError} 401 without a session, 403 in one that an administrator opened, 400 for a wrong proof or one that is not enough for this
 *   account
 */
export async function stepUp(
  ctx: HookContext,
  { db, relyingParty, input }: { db: Database; relyingParty: RelyingParty; input: Proof },
): Promise<{ user: { id: string; name: string; email: string }; usedBackupCode: boolean }> {
  const session = await getAuthoritativeSessionFromCtx(ctx);
  if (session === null) throw new APIError("UNAUTHORIZED", { code: "unauthorized", message: "Sign in first." });
  if (session.session["impersonatedBy"]) {
    throw new APIError("FORBIDDEN", { code: "forbidden", message: "Only the person whose account this is confirms." });
  }
  const userId = session.user.id;
  const methods = await stepUpMethods(db, userId);
  const method = "password" in input ? "password" : "code" in input ? "code" : "passkey";
  if (!methods.includes(method)) {
    throw new APIError("BAD_REQUEST", {
      code: "METHOD_NOT_ENOUGH",
      message: "This account needs another proof.",
      methods,
    });
  }
  const outcome = await check(ctx, { db, relyingParty, userId, input });
  if (outcome === "wrong") {
    const code = { password: "INVALID_PASSWORD", code: "INVALID_CODE", passkey: "AUTHENTICATION_FAILED" }[method];
    throw new APIError("BAD_REQUEST", { code, message: "That is not right." });
  }
  await recordStepUp(db, ctx, session);
  return { user: session.user, usedBackupCode: outcome === "backup code" };
}

async function check(
  ctx: HookContext,
  { db, relyingParty, userId, input }: { db: Database; relyingParty: RelyingParty; userId: string; input: Proof },
): Promise<"right" | "wrong" | "backup code"> {
  if ("response" in input)
    return (await checkAssertion(ctx, { db, relyingParty, userId, response: input.response })) ? "right" : "wrong";
  const key = ctx.context.secretConfig;
  if ("code" in input) {
    if (await spendTotpCode(db, { userId, code: input.code.trim(), key, now: Date.now() })) return "right";
    return (await spendBackupCode(db, { userId, code: input.code, key })) ? "backup code" : "wrong";
  }
  const account = await ctx.context.internalAdapter.findCredentialAccount(userId);
  if (!account?.password) return "wrong";
  return (await ctx.context.password.verify({ hash: account.password, password: input.password })) ? "right" : "wrong";
}
