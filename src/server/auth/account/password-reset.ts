import { createAuthEndpoint } from "better-auth/api";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { requestChangesOf } from "../better-auth/request-changes";
import { removePassedFactors } from "../devices/trusted-devices";
import { refuseOwnPassword } from "../passwords/new-password";
import { endingSessions } from "../sessions/session-end";
import { accounts, users } from "../tables";
import type { Database } from "../../db/client";
import { resetUnverifiedAccount } from "./first-proof";
import { sendResetLink, sendMail, type AccountDeps, type Recipient } from "./account-mail";
import { endLinks, findLink, refuseLink, consumeLink } from "./one-time-links";

/** Sends the link to choose a new password. The answer is the same without an account. */
export const requestResetEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint(
    "/request-password-reset",
    { method: "POST", body: z.object({ email: z.email(), redirectTo: z.string().optional() }) },
    async (ctx) => {
      await sendResetLink(deps, ctx.body.email);
      const message = "If this email exists in our system, check your email for the reset link";
      return ctx.json({ status: true, message });
    },
  );

const resetLink = z.string().max(100).default("");
const resetInput = z.strictObject({ token: resetLink, newPassword: z.string().min(1) });
/** The query in which Better Auth also accepts the token. */
const resetQuery = z.object({ token: resetLink }).optional();

/**
 * Sets a new password with the link that the owner of the address was sent. One transaction ends every session and whatever relied on the old
 * password. The link proves the address, so an account that was unconfirmed is reset first.
 */
export const resetPasswordEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint("/reset-password", { method: "POST", body: resetInput, query: resetQuery }, async (ctx) => {
    const { newPassword } = ctx.body;
    const link = { kind: "reset-password" as const, token: ctx.body.token || (ctx.query?.token ?? "") };
    const found = (await findLink(deps.db, link)) ?? refuseLink();
    await refuseOwnPassword(newPassword, found.user);
    const hash = await ctx.context.password.hash(newPassword);
    const userId = await endingSessions(deps, async (tx, end) => {
      const { user } = (await consumeLink(tx, link)) ?? refuseLink();
      const wasReset = !user.emailVerified && (await resetUnverifiedAccount(tx, { userId: user.id, end }));
      await setPassword(tx, { userId: user.id, hash });
      await end({ userId: user.id });
      await tx.update(users).set({ emailVerified: true, updatedAt: new Date() }).where(eq(users.id, user.id));
      await endLinks(tx, { userId: user.id });
      await removePassedFactors(tx, user.id);
      await sendMail(tx, {
        outbox: deps.outbox,
        to: user,
        message: { kind: "password-changed", name: user.name, wasReset },
      });
      return user.id;
    });
    requestChangesOf(ctx).userId = userId;
    deps.onChange("user", userId);
    return ctx.json({ status: true });
  });

/** Sets the password of an account, whether or not it had one. */
export async function setPassword(
  tx: Pick<Database, "update" | "insert">,
  { userId, hash }: { userId: string; hash: string },
): Promise<void> {
  const changed = await tx
    .update(accounts)
    .set({ password: hash, updatedAt: new Date() })
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")))
    .returning({ id: accounts.id });
  if (changed.length > 0) return;
  await tx.insert(accounts).values({ userId, accountId: userId, providerId: "credential", password: hash });
}

/** Ends the links of a user whose password has changed, and notifies the user. */
export async function settleNewPassword({ db, outbox }: AccountDeps, user: Recipient): Promise<void> {
  await db.transaction(async (tx) => {
    await endLinks(tx, { userId: user.id });
    await sendMail(tx, { outbox, to: user, message: { kind: "password-changed", name: user.name } });
  });
}
