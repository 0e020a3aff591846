import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { requestChangesOf } from "../better-auth/request-changes";
import { endingSessions } from "../sessions/session-end";
import { incrementEpoch } from "../sessions/security-epoch";
import { users } from "../tables";
import type { Database } from "../../db/client";
import { resetUnverifiedAccount } from "./first-proof";
import { findByEmail, sendMail, type AccountDeps, type Recipient } from "./account-mail";
import { requireOwnership, requireSameOwner } from "./link-holder";
import { addLink, endLinks, findLink, type Link, refuseLink, consumeLink } from "./one-time-links";

const changeSchema = z.object({ from: z.string(), to: z.string() });
type Change = z.infer<typeof changeSchema>;

const linkInput = z.strictObject({ token: z.string().max(100) });

/** Returns the change that a link is for. Refuses the link where its user has another address by now. */
function requestedChange(link: Link | undefined): Link & Change {
  if (link === undefined) refuseLink();
  const requested = changeSchema.parse(JSON.parse(link.about));
  return link.user.email === requested.from ? { ...link, ...requested } : refuseLink();
}

/**
 * Requests another address. The owner of the present one approves it first, unless it was never confirmed, because it may be misspelled. Then the
 * owner of the new one confirms it. The response never reveals whether the new one is taken.
 */
export const changeEmailEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint(
    "/change-email",
    {
      method: "POST",
      use: [sensitiveSessionMiddleware],
      body: z.object({ newEmail: z.email(), callbackURL: z.string().optional() }),
    },
    async (ctx) => {
      const { user } = ctx.context.session;
      const requested = { from: user.email, to: ctx.body.newEmail.toLowerCase() };
      if (requested.to === requested.from) {
        throw new APIError("BAD_REQUEST", { code: "SAME_EMAIL", message: "This is already your address." });
      }
      const { db, outbox, origin } = deps;
      await db.transaction(async (tx) => {
        if (!user.emailVerified) return askNewAddress(tx, deps, { requested, user });
        const token = await addLink(tx, { kind: "approve-email-change", userId: user.id, about: requested });
        const link = `${origin}/change-email/approve?token=${token}`;
        const message = { kind: "approve-email-change" as const, name: user.name, newEmail: requested.to, link };
        return sendMail(tx, { outbox, to: user, message });
      });
      return ctx.json({ status: true, approval: user.emailVerified });
    },
  );

/** Approves the change, by the owner of the present address. */
export const approveEmailChangeEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint("/change-email/approve", { method: "POST", body: linkInput }, async (ctx) => {
    const { user, to } = await deps.db.transaction(async (tx) => {
      const { about: _, ...requested } = requestedChange(
        await consumeLink(tx, { kind: "approve-email-change", token: ctx.body.token }),
      );
      await askNewAddress(tx, deps, { requested, user: requested.user });
      return requested;
    });
    requestChangesOf(ctx).userId = user.id;
    return ctx.json({ status: true, newEmail: to });
  });

async function askNewAddress(
  tx: Database,
  { outbox, origin }: AccountDeps,
  { requested: { from, to }, user }: { requested: Change; user: Recipient },
): Promise<void> {
  const owner = await findByEmail(tx, to);
  const token = await addLink(tx, { kind: "confirm-email-change", userId: user.id, about: { from, to } });
  const link = `${origin}/change-email/confirm?token=${token}`;
  const message = { kind: "confirm-email-change" as const, name: user.name, newEmail: to, link };
  await sendMail(tx, { outbox, to: { email: to }, isReal: owner === undefined, message });
}

const confirmInput = linkInput.extend({ password: z.string().min(1).max(1000).optional() });

/**
 * Confirms the change, by the owner of the new address. It does not sign in, and ends or renews every token. It requires a session of the account or
 * its password, because an attacker could otherwise move their own account to another person's address.
 */
export const confirmEmailChangeEndpoint = (deps: AccountDeps) =>
  createAuthEndpoint("/change-email/confirm", { method: "POST", body: confirmInput }, async (ctx) => {
    const { token, password } = ctx.body;
    const link = { kind: "confirm-email-change" as const, token };
    const { user: before } = requestedChange(await findLink(deps.db, link));
    const holder = await requireOwnership(ctx, { db: deps.db, user: before, password, acceptsNewPassword: false });
    const { user, to } = await endingSessions(deps, async (tx, end) => {
      const { user, from, to } = requestedChange(await consumeLink(tx, link));
      await requireSameOwner(tx, { holder, before, user });
      const isTaken = await findByEmail(tx, to);
      if (isTaken !== undefined && isTaken.id !== user.id) refuseLink();
      if (!user.emailVerified && holder.by !== "session") await resetUnverifiedAccount(tx, { userId: user.id, end });
      await tx
        .update(users)
        .set({ email: to, emailVerified: true, updatedAt: new Date() })
        .where(eq(users.id, user.id));
      await incrementEpoch(tx, { userId: user.id, keep: "all" });
      await endLinks(tx, { userId: user.id });
      const message = { kind: "email-changed" as const, name: user.name, newEmail: to };
      await sendMail(tx, { outbox: deps.outbox, to: { email: from }, message });
      return { user, to };
    });
    requestChangesOf(ctx).userId = user.id;
    deps.onChange("user", user.id);
    return ctx.json({ status: true, newEmail: to });
  });
