import { ConflictError } from "~/server/errors";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import { readPiece } from "./export-piece";
import { exportInput } from "./export-position";
import { findSignInMethods, unlinkGoogle } from "./queries";
import { exportResource as resource } from "./resource";

/** A person's own account. */
export const accountRouter = router({
  /** By what the person can sign in. */
  signInMethods: protectedProcedure.query(({ ctx: { db, ownerId } }) => findSignInMethods(db, { ownerId })),

  /** What is not linked stays so, and a retry is safe. */
  unlinkGoogle: recordedProcedure("account.unlinked")
    .meta({ stepUp: true })
    .mutation(async ({ ctx: { db, ownerId, audit } }) => {
      const outcome = await unlinkGoogle(db, { ownerId, audit });
      if (outcome === "only way in") {
        throw new ConflictError("Google is your only way in. Set a password or add a passkey first.");
      }
      return { unlinked: outcome === "unlinked" };
    }),

  /** All that is kept of the person, piece by piece: `next` is what the following call starts `from`. The trail tells of it once, when it begins. */
  export: recordedProcedure("account.exported")
    .meta({
      cost: 5,
      rest: {
        method: "POST",
        path: "/account/export",
        body: "ExportRequest",
        summary: "Export your account, piece by piece",
        description:
          "The first call goes without `from`; each following one takes the `next` of the one before, until that is null.",
        resource,
      },
    })
    .input(exportInput)
    .mutation(async ({ ctx: { db, ownerId, audit }, input: { from } }) => {
      if (from === undefined) await audit.record(db);
      return readPiece(db, { ownerId, from });
    }),
});
