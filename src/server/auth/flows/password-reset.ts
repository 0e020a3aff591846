import { createAuthEndpoint } from "better-auth/api";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { users } from "~/server/auth/tables";
import { sendResetLink, write, type FlowMeans, type Recipient } from "./letters";
import { endLinks } from "./links";

/** Sends the link to choose a new password. Answers the same whoever has the address. */
export const requestResetEndpoint = (means: FlowMeans) =>
  createAuthEndpoint(
    "/request-password-reset",
    { method: "POST", body: z.object({ email: z.email(), redirectTo: z.string().optional() }) },
    async (ctx) => {
      await sendResetLink(means, ctx.body.email);
      const message = "If this email exists in our system, check your email for the reset link";
      return ctx.json({ status: true, message });
    },
  );

/** What follows a new password: other links end, and the person is told. */
export async function settleNewPassword({ db, outbox }: FlowMeans, user: Recipient): Promise<void> {
  await db.transaction(async (tx) => {
    await endLinks(tx, { userId: user.id });
    await write(tx, { outbox, to: user, message: { kind: "password-changed", name: user.name } });
  });
}

/** Who followed a link in their mail has shown that the address is theirs. */
export async function confirmByReset({ db }: FlowMeans, user: Recipient): Promise<void> {
  await db.update(users).set({ emailVerified: true }).where(eq(users.id, user.id));
}
