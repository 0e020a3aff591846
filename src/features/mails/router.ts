import { TRPCError } from "@trpc/server";
import { ConflictError } from "~/server/errors";
import { permittedProcedure, router } from "~/server/trpc";
import { findMail, listMails, retryMail } from "./admin-queries";
import { listMailsInput, retryMailInput } from "./schema";

/** The mail of this installation, for those who run it. */
export const mailsRouter = router({
  list: permittedProcedure("mails.read")
    .input(listMailsInput)
    .query(async ({ ctx, input }) => {
      const { items, next } = await listMails(ctx.db, input);
      return { items, nextCursor: next ?? null };
    }),

  retry: permittedProcedure("mails.manage")
    .meta({ audit: "mail.retried" })
    .input(retryMailInput)
    .mutation(async ({ ctx, input }) => {
      const { userId: actorId, requestId, origin } = ctx;
      const retried = await retryMail(ctx.db, { ...input, actorId, requestId, ...origin });
      if (retried !== undefined) return retried;
      const mail = await findMail(ctx.db, input.id);
      if (mail === undefined) throw new TRPCError({ code: "NOT_FOUND", message: "There is no mail with this id." });
      throw new ConflictError("Only mail that was given up can be sent again.", mail);
    }),
});
