import { forgetTrustedDevices, listTrustedDevices } from "~/server/auth/factors/trusted-devices";
import { protectedProcedure, router } from "~/server/trpc";
import { findFactors, listPasskeys } from "./queries";
import { forgetDevicesInput } from "./schema";

/** What protects a person's account beyond the password. */
export const securityRouter = router({
  factors: protectedProcedure.query(async ({ ctx: { db, userId, now } }) => {
    const [factors, passkeys, trusted] = await Promise.all([
      findFactors(db, { userId }),
      listPasskeys(db, { userId }),
      listTrustedDevices(db, { userId, now }),
    ]);
    const trustedDevices = trusted.map(({ id, userAgent, lastUsedAt, expiresAt }) => ({
      id,
      device: userAgent ?? "",
      lastUsedAt: lastUsedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
    return { ...factors, passkeys, trustedDevices };
  }),

  /** Safe without a confirmation: it only has the second factor asked for again. */
  forgetDevices: protectedProcedure.input(forgetDevicesInput).mutation(async ({ ctx, input }) => {
    await forgetTrustedDevices(ctx.db, { userId: ctx.userId, id: input.id });
    return { forgotten: true };
  }),
});
