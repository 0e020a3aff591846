import { forgetTrustedDevices, listTrustedDevices } from "~/server/auth/devices/trusted-devices";
import { describeUserAgent } from "~/server/http/address/describe-user-agent";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import { findFactors, listPasskeys } from "./queries";
import { forgetDevicesInput } from "./schema";

/** Procedures for the authentication factors of the caller. */
export const securityRouter = router({
  factors: protectedProcedure.query(async ({ ctx: { db, ownerId, now } }) => {
    const [factors, passkeys, trusted] = await Promise.all([
      findFactors(db, { ownerId }),
      listPasskeys(db, { ownerId }),
      listTrustedDevices(db, { userId: ownerId, now }),
    ]);
    const trustedDevices = trusted.map(({ id, userAgent, lastUsedAt, expiresAt }) => ({
      id,
      device: describeUserAgent(userAgent) ?? "an unknown device",
      lastUsedAt: lastUsedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
    return { ...factors, passkeys, trustedDevices };
  }),

  /** Safe without step-up: it only makes the browser ask for the second factor again. */
  forgetDevices: recordedProcedure("second_factor.devices_forgotten")
    .input(forgetDevicesInput)
    .mutation(async ({ ctx, input }) => {
      await ctx.db.transaction(async (transaction) => {
        await forgetTrustedDevices(transaction, { userId: ctx.ownerId, id: input.id });
        await ctx.audit.record(transaction);
      });
      return { forgotten: true };
    }),
});
