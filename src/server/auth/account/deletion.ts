import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { requestChangesOf } from "../better-auth/request-changes";
import { resignAdministration } from "./administrators";
import { type EndSessions, endingSessions } from "../sessions/session-end";
import { users } from "../tables";
import type { Database } from "../../db/client";
import { rateLimits } from "../../limits/table";
import { mails } from "../../mail/table";
import { sendMail, type AccountDeps, type Recipient } from "./account-mail";

const deletionInput = z.object({
  /** The account's own address, typed out, so that no account is deleted by accident. */
  confirmation: z.string(),
  /** Required if the account has one. */
  password: z.string().optional(),
});

/** Deletes the account of the session's holder and everything in it. */
export const deleteUserEndpoint = (deps: AccountDeps) =>
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
        throw new APIError("BAD_REQUEST", { code: "INVALID_PASSWORD", message: "Wrong password." });
      }
      await endingSessions(deps, (tx, end) => deleteAccount(tx, { ...deps, end }, user));
      requestChangesOf(ctx).deleted = user.id;
      deps.onChange("user", user.id);
      deleteSessionCookie(ctx);
      return ctx.json({ success: true, message: "User deleted" });
    },
  );

/** Deletes a user. Rows that refer to them go with them (`on delete cascade`); rate limits and mail do not refer to them. */
async function deleteAccount(
  tx: Database,
  { outbox, beforeDeletion, end }: Pick<AccountDeps, "outbox" | "beforeDeletion"> & { end: EndSessions },
  { id, name, email }: Recipient,
): Promise<void> {
  await beforeDeletion(tx, id);
  await resignAdministration(tx, id);
  await end({ userId: id });
  await tx.delete(rateLimits).where(sql`position(${id} in ${rateLimits.key}) > 0`);
  await tx.delete(mails).where(eq(mails.recipient, email));
  await tx.delete(users).where(eq(users.id, id));
  await sendMail(tx, { outbox, to: { email }, message: { kind: "account-deleted", name } });
}
