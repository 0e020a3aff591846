import { APIError, createAuthEndpoint } from "better-auth/api";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { requestChangesOf } from "../better-auth/request-changes";
import { refuseOwnPassword } from "../passwords/new-password";
import { endingSessions } from "../sessions/session-end";
import { users } from "../tables";
import { resetUnverifiedAccount } from "./first-proof";
import { requireOwnership, requireSameOwner } from "./link-holder";
import { sendVerificationLink, sendMail, type AccountDeps } from "./account-mail";
import { endLinks, findLink, lockLink, type Link, refuseLink } from "./one-time-links";
import { setPassword } from "./password-reset";

/** Sends the link to confirm an address. The answer is the same without an account. */
export const sendVerificationEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint(
    "/send-verification-email",
    { method: "POST", body: z.object({ email: z.email(), callbackURL: z.string().optional() }) },
    async (ctx) => {
      await sendVerificationLink(deps, ctx.body.email);
      return ctx.json({ status: true });
    },
  );

const verifyInput = z.strictObject({
  token: z.string().max(100),
  /** The account's password, if the caller has no session of it. */
  password: z.string().min(1).max(1000).optional(),
  /** A new password in place of the account's, which the owner of the address may not know, because another person may have signed up with it. */
  newPassword: z.string().min(1).max(1000).optional(),
});

/**
 * Confirms an address with the link that was sent to it. It does not sign in, and opening the link alone changes nothing. Without a session of the
 * account it requires the account's password or a new one, and resets the account: no password or sign-in method of an attacker remains. An address
 * that is already confirmed is reported as such.
 */
export const verifyEmailEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint("/verify-email", { method: "POST", body: verifyInput }, async (ctx) => {
    const { token, password, newPassword } = ctx.body;
    if (password !== undefined && newPassword !== undefined) {
      throw new APIError("BAD_REQUEST", { code: "ONE_PASSWORD", message: "Give the password or a new one, not both." });
    }
    const link = { kind: "verify-email" as const, token };
    const before = userOfLink(await findLink(deps.db, link));
    if (before.emailVerified) return alreadyConfirmed(before.email);
    const hash = newPassword === undefined ? undefined : await hashOf(newPassword);
    const holder =
      hash === undefined
        ? await requireOwnership(ctx, { db: deps.db, user: before, password, acceptsNewPassword: true })
        : ({ by: "new password" } as const);

    const user = await endingSessions(deps, async (tx, end) => {
      const taken = userOfLink(await lockLink(tx, link));
      if (taken.emailVerified) return undefined;
      if (holder.by !== "new password") await requireSameOwner(tx, { holder, before, user: taken });
      const { id: userId, name } = taken;
      const wasReset = holder.by !== "session" && (await resetUnverifiedAccount(tx, { userId, end }));
      await tx.update(users).set({ emailVerified: true, updatedAt: new Date() }).where(eq(users.id, userId));
      await endLinks(tx, { userId });
      if (hash !== undefined) await setPassword(tx, { userId, hash });
      const message =
        hash === undefined
          ? ({ kind: "address-confirmed", name } as const)
          : ({ kind: "password-changed", name, wasReset } as const);
      if (wasReset || hash !== undefined) await sendMail(tx, { outbox: deps.outbox, to: taken, message });
      return taken;
    });
    if (user === undefined) return alreadyConfirmed(before.email);
    Object.assign(requestChangesOf(ctx), { userId: user.id, ...(hash !== undefined && { fields: ["password"] }) });
    deps.onChange("user", user.id);
    return ctx.json({ status: true, email: user.email });

    function alreadyConfirmed(email: string) {
      if (newPassword === undefined) return ctx.json({ status: true, email, alreadyConfirmed: true });
      const message =
        "This address is already confirmed, and the password has not changed. Sign in or reset your password.";
      throw new APIError("BAD_REQUEST", { code: "ALREADY_CONFIRMED", message });
    }

    async function hashOf(chosen: string): Promise<string> {
      await refuseOwnPassword(chosen, before);
      return ctx.context.password.hash(chosen);
    }
  });

const about = z.object({ email: z.string() });

/** Returns the user whose address the link confirms. Refuses it if the address was changed since. */
function userOfLink(link: Link | undefined): Link["user"] {
  if (link === undefined) refuseLink();
  return about.parse(JSON.parse(link.about)).email === link.user.email ? link.user : refuseLink();
}
