import { TRPCError } from "@trpc/server";
import type { Context } from "~/server/context";
import { ConflictError } from "~/server/errors";
import { permittedProcedure, router } from "~/server/trpc";
import { findMail, listMails, removeMail, retryMail } from "./admin-queries";
import { listMailsInput, mailActionInput } from "./schema";

/** Procedures for mail, for administrators. */
export const mailsRouter = router({
  list: permittedProcedure("mails.read")
    .input(listMailsInput)
    .query(async ({ ctx, input }) => {
      const { items, next } = await listMails(ctx.db, input);
      return { items, nextCursor: next ?? null };
    }),

  retry: permittedProcedure("mails.manage", "mail.retried")
    .input(mailActionInput)
    .mutation(async ({ ctx, input }) => {
      const retried = await retryMail(ctx.db, { ...input, audit: ctx.audit });
      return retried ?? refuse(ctx, input.id, "Only failed mail can be sent again.");
    }),

  remove: permittedProcedure("mails.manage", "mail.removed")
    .input(mailActionInput)
    .mutation(async ({ ctx, input }) => {
      const removed = await removeMail(ctx.db, { ...input, audit: ctx.audit });
      return removed ?? refuse(ctx, input.id, "Only failed mail can be deleted.");
    }),
});

async function refuse({ db }: Pick<Context, "db">, id: string, words: string): Promise<never> {
  const mail = await findMail(db, id);
  if (mail === undefined) throw new TRPCError({ code: "NOT_FOUND", message: "There is no mail with this id." });
  throw new ConflictError(words, mail);
}
