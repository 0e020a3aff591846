import { permittedProcedure, router } from "~/server/trpc";
import { listKeysForAdmin, rotateKeysForAdmin } from "./admin-queries";
import { rotateKeysInput } from "./schema";

/** Procedures for signing keys. */
export const keysRouter = router({
  list: permittedProcedure("keys.read").query(({ ctx }) => listKeysForAdmin(ctx.db, { now: ctx.now })),

  rotate: permittedProcedure("keys.rotate", "key.rotated")
    .input(rotateKeysInput)
    .mutation(async ({ ctx: { db, rotateKeys, audit }, input: { reason } }) => {
      await rotateKeysForAdmin(db, { rotateKeys, reason, audit });
      return listKeysForAdmin(db, { now: new Date().toISOString() });
    }),
});
