import { z } from "zod";
import { ConflictError } from "~/server/errors";
import type { ExportedParts } from "~/server/operations/exported-part";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import { readPiece } from "./export-piece";
import { exportPositionIn } from "./export-position";
import { findSignInMethods, unlinkGoogle } from "./queries";
import { exportResourceOf } from "./resource";

/** Returns the procedures for the caller's own account, whose export holds `parts`. */
export function createAccountRouter<Parts extends ExportedParts>(parts: Parts) {
  const exportInput = z.strictObject({ from: exportPositionIn(Object.keys(parts)).optional() });
  return router({
    /** The methods by which the user can sign in. */
    signInMethods: protectedProcedure.query(({ ctx: { db, ownerId } }) => findSignInMethods(db, { ownerId })),

    /** Succeeds when nothing is linked, so a retry is safe. */
    unlinkGoogle: recordedProcedure("account.unlinked")
      .meta({ stepUp: true })
      .mutation(async ({ ctx: { db, ownerId, audit } }) => {
        const outcome = await unlinkGoogle(db, { ownerId, audit });
        if (outcome === "only way in") {
          throw new ConflictError("Google is your only way in. Set a password or add a passkey first.");
        }
        return { unlinked: outcome === "unlinked" };
      }),

    /** The user's data, piece by piece: pass `next` as `from` to get the next piece. The audit log records the export once, with its first piece. */
    export: recordedProcedure("account.exported")
      .meta({
        cost: 5,
        rest: {
          method: "POST",
          path: "/account/export",
          body: "ExportRequest",
          summary: "Export your account, part by part",
          description:
            "Omit `from` in the first request. In each following one, send the `next` of the previous response, until it is null.",
          resource: exportResourceOf(parts),
        },
      })
      .input(exportInput)
      .mutation(async ({ ctx: { db, ownerId, audit }, input: { from } }) => {
        if (from === undefined) await audit.record(db);
        return readPiece(db, parts, { ownerId, from });
      }),
  });
}
