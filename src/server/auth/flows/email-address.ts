import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { seenIn } from "~/server/audit/seen";
import { users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";
import { findByEmail, sendVerificationLink, write, type FlowMeans } from "./letters";
import { addLink, endLinks, takeLink } from "./links";

const verification = z.object({ userId: z.uuid(), email: z.string() });
const change = z.object({ userId: z.uuid(), from: z.string(), to: z.string() });
type Change = z.infer<typeof change>;

const linkInput = z.object({ token: z.string().max(100) });

function refuseLink(): never {
  throw new APIError("BAD_REQUEST", { code: "INVALID_TOKEN", message: "This link was used before, or is too old." });
}

function readLink<Value>(shape: z.ZodType<Value>, value: string | undefined): Value {
  return value === undefined ? refuseLink() : shape.parse(JSON.parse(value));
}

/** Sends the link to confirm an address. Answers the same whoever has the address. */
export const sendVerificationEndpoint = (means: FlowMeans) =>
  createAuthEndpoint(
    "/send-verification-email",
    { method: "POST", body: z.object({ email: z.email(), callbackURL: z.string().optional() }) },
    async (ctx) => {
      await sendVerificationLink(means, ctx.body.email);
      return ctx.json({ status: true });
    },
  );

/** Confirms an address with what its owner was sent. Signs nobody in; following a link changes nothing, only this does. */
export const verifyEmailEndpoint = ({ db, onChange }: FlowMeans) =>
  createAuthEndpoint("/verify-email", { method: "POST", body: linkInput }, async (ctx) => {
    const { userId, email } = await db.transaction(async (tx) => {
      const taken = await takeLink(tx, { purpose: "verify-email", token: ctx.body.token });
      const link = readLink(verification, taken);
      const confirmed = await tx
        .update(users)
        .set({ emailVerified: true, updatedAt: new Date() })
        .where(and(eq(users.id, link.userId), eq(users.email, link.email)))
        .returning({ id: users.id });
      // The address was changed since.
      if (confirmed.length === 0) refuseLink();
      return link;
    });
    seenIn(ctx).userId = userId;
    onChange("user", userId);
    return ctx.json({ status: true, email });
  });

/**
 * Asks for another address. Whoever has the present one agrees first, if it was ever confirmed; an address that never was, with a slip in it
 * perhaps, is nobody's to agree with. Then whoever has the new one confirms it. Whether the new one is taken shows nowhere.
 */
export const changeEmailEndpoint = (means: FlowMeans) =>
  createAuthEndpoint(
    "/change-email",
    {
      method: "POST",
      use: [sensitiveSessionMiddleware],
      body: z.object({ newEmail: z.email(), callbackURL: z.string().optional() }),
    },
    async (ctx) => {
      const { user } = ctx.context.session;
      const wish = { userId: user.id, from: user.email, to: ctx.body.newEmail.toLowerCase() };
      if (wish.to === wish.from) {
        throw new APIError("BAD_REQUEST", { code: "SAME_EMAIL", message: "This is your address already." });
      }
      const { db, outbox, origin } = means;
      await db.transaction(async (tx) => {
        if (!user.emailVerified) return askNewAddress(tx, means, { wish, name: user.name });
        const token = await addLink(tx, { purpose: "approve-email-change", value: JSON.stringify(wish) });
        const link = `${origin}/change-email/approve?token=${token}`;
        const message = { kind: "approve-email-change" as const, name: user.name, newEmail: wish.to, link };
        return write(tx, { outbox, to: user, message });
      });
      return ctx.json({ status: true, approval: user.emailVerified });
    },
  );

/** The owner of the present address agrees to its change. */
export const approveEmailChangeEndpoint = (means: FlowMeans) =>
  createAuthEndpoint("/change-email/approve", { method: "POST", body: linkInput }, async (ctx) => {
    const wish = await means.db.transaction(async (tx) => {
      const found = readLink(change, await takeLink(tx, { purpose: "approve-email-change", token: ctx.body.token }));
      const owner = await findByEmail(tx, found.from);
      if (owner?.id !== found.userId) refuseLink();
      await askNewAddress(tx, means, { wish: found, name: owner.name });
      return found;
    });
    seenIn(ctx).userId = wish.userId;
    return ctx.json({ status: true, newEmail: wish.to });
  });

async function askNewAddress(
  tx: Database,
  { outbox, origin }: FlowMeans,
  { wish, name }: { wish: Change; name: string },
): Promise<void> {
  const owner = await findByEmail(tx, wish.to);
  const token = await addLink(tx, { purpose: "confirm-email-change", value: JSON.stringify(wish) });
  const link = `${origin}/change-email/confirm?token=${token}`;
  const message = { kind: "confirm-email-change" as const, name, newEmail: wish.to, link };
  await write(tx, { outbox, to: owner === undefined ? { email: wish.to } : undefined, message });
}

/** The owner of the new address confirms it, and the change is done. Signs nobody in; every token gets the new address or ends. */
export const confirmEmailChangeEndpoint = ({ db, outbox, onChange }: FlowMeans) =>
  createAuthEndpoint("/change-email/confirm", { method: "POST", body: linkInput }, async (ctx) => {
    const wish = await db.transaction(async (tx) => {
      const found = readLink(change, await takeLink(tx, { purpose: "confirm-email-change", token: ctx.body.token }));
      const { userId, from, to } = found;
      const [taken] = await tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.email, to), ne(users.id, userId)));
      if (taken !== undefined) refuseLink();
      const [user] = await tx
        .update(users)
        .set({ email: to, emailVerified: true, updatedAt: new Date() })
        .where(and(eq(users.id, userId), eq(users.email, from)))
        .returning({ name: users.name });
      if (user === undefined) refuseLink();
      await endLinks(tx, { userId });
      const message = { kind: "email-changed" as const, name: user.name, newEmail: to };
      await write(tx, { outbox, to: { email: from }, message });
      return found;
    });
    seenIn(ctx).userId = wish.userId;
    onChange("user", wish.userId);
    return ctx.json({ status: true, newEmail: wish.to });
  });
