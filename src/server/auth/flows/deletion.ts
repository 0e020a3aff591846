import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { users, verifications } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";
import { mails } from "~/server/mail/table";
import { write, type FlowMeans, type Recipient } from "./letters";

const deletionInput = z.object({
  /** The account's own address, typed out: nobody deletes an account by accident. */
  confirmation: z.string(),
  /** Needed where the account has one. */
  password: z.string().optional(),
});

/** Deletes the account of the session's holder and everything in it. */
export const deleteUserEndpoint = (means: FlowMeans) =>
  createAuthEndpoint(
    "/delete-user",
    { method: "POST", use: [sensitiveSessionMiddleware], body: deletionInput },
    async (ctx) => {
      const { user } = ctx.context.session;
      const { confirmation, password = "" } = ctx.body;
      if (confirmation.trim().toLowerCase() !== user.email) {
        const message = "Type your e-mail address as it is.";
        throw new APIError("BAD_REQUEST", { code: "CONFIRMATION_MISMATCH", message });
      }
      const account = await ctx.context.internalAdapter.findCredentialAccount(user.id);
      const hash = account?.password;
      if (hash && !(await ctx.context.password.verify({ hash, password }))) {
        throw new APIError("BAD_REQUEST", { code: "INVALID_PASSWORD", message: "This is not your password." });
      }
      await means.db.transaction((tx) => deleteAccount(tx, means, user));
      means.onChange("user", user.id);
      deleteSessionCookie(ctx);
      return ctx.json({ success: true, message: "User deleted" });
    },
  );

/** What refers to the user goes with them (`on delete cascade`); the rest is found by what it holds. */
async function deleteAccount(tx: Database, { outbox }: FlowMeans, { id, name, email }: Recipient): Promise<void> {
  // Two administrators who leave at the same moment wait for each other here.
  const admins = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, "admin")))
    .orderBy(users.id)
    .for("update");
  if (admins.length === 1 && admins[0]?.id === id) {
    const message = "You are the only administrator. Make somebody else one first.";
    throw new APIError("CONFLICT", { code: "LAST_ADMIN", message });
  }
  await tx.delete(verifications).where(sql`position(${id} in ${verifications.value}) > 0`);
  await tx.delete(mails).where(eq(mails.recipient, email));
  await tx.delete(users).where(eq(users.id, id));
  await write(tx, { outbox, to: { email }, message: { kind: "account-deleted", name } });
}
