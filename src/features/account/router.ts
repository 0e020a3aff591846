import { ConflictError } from "~/server/errors";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import { findSignInMethods, unlinkGoogle } from "./queries";

/** A person's own account. */
export const accountRouter = router({
  /** By what the person can sign in. */
  signInMethods: protectedProcedure.query(({ ctx: { db, userId } }) => findSignInMethods(db, { userId })),

  /** What is not linked stays so, and a retry is safe. */
  unlinkGoogle: recordedProcedure("account.unlinked")
    .meta({ fresh: true })
    .mutation(async ({ ctx: { db, userId, act } }) => {
      const outcome = await unlinkGoogle(db, { userId, act });
      if (outcome === "only way in") {
        throw new ConflictError("Google is your only way in. Set a password or add a passkey first.");
      }
      return { unlinked: outcome === "unlinked" };
    }),
});
