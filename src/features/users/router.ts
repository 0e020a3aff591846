import { TRPCError } from "@trpc/server";
import type { Audit } from "~/server/audit/audit";
import { changeRole } from "~/server/auth/account/administrators";
import type { Context } from "~/server/context";
import { ConflictError } from "~/server/errors";
import { permittedProcedure, router } from "~/server/trpc";
import * as actions from "./action-queries";
import { countUsersForAdmin, findUserForAdmin, listUsersForAdmin } from "./admin-queries";
import { pageInput, writeCursor } from "./cursor";
import * as schema from "./schema";

/** Procedures for all accounts, for administrators. Every action requires a reason and returns the user afterwards. */
export const usersRouter = router({
  counts: permittedProcedure("users.read").query(({ ctx }) => countUsersForAdmin(ctx.db, { now: ctx.now })),

  list: permittedProcedure("users.read")
    .input(pageInput)
    .query(async ({ ctx, input }) => {
      const { items, next } = await listUsersForAdmin(ctx.db, { ...input, now: ctx.now });
      return { items, nextCursor: next === undefined ? null : writeCursor(next) };
    }),

  byId: permittedProcedure("users.read")
    .input(schema.userIdInput)
    .query(({ ctx, input }) => readUser(ctx, input.id)),

  setRole: permittedProcedure("users.set_role", "user.role_changed")
    .input(schema.setRoleInput)
    .mutation(async ({ ctx, input }) => {
      const outcome = await changeRole(ctx.db, { ...actionOf(ctx, input), role: input.role });
      if (outcome === "last_administrator") throw lastAdministrator("lose that role");
      return readUser(ctx, input.id);
    }),

  ban: permittedProcedure("users.ban", "user.banned")
    .input(schema.banInput)
    .mutation(async ({ ctx, input }) => {
      if (input.id === ctx.actorId) throw new ConflictError("You cannot ban yourself.");
      const until = input.until === undefined ? null : new Date(input.until);
      if (until !== null && until.getTime() <= Date.parse(ctx.now)) {
        throw new ConflictError("This date has passed. Choose a later one.");
      }
      const outcome = await actions.banUser(ctx, { ...actionOf(ctx, input), until });
      if (outcome === "last_administrator") throw lastAdministrator("be banned");
      return readUser(ctx, input.id);
    }),

  unban: permittedProcedure("users.ban", "user.unbanned")
    .input(schema.userActionInput)
    .mutation(async ({ ctx, input }) => {
      await actions.unbanUser(ctx.db, actionOf(ctx, input));
      return readUser(ctx, input.id);
    }),

  revokeSession: permittedProcedure("users.revoke_sessions", "user.sessions_revoked")
    .input(schema.revokeSessionInput)
    .mutation(async ({ ctx, input }) => {
      await actions.endSessions(ctx, { ...actionOf(ctx, input), sessionId: input.sessionId });
      return readUser(ctx, input.id);
    }),

  revokeSessions: permittedProcedure("users.revoke_sessions", "user.sessions_revoked")
    .input(schema.userActionInput)
    .mutation(async ({ ctx, input }) => {
      await actions.endSessions(ctx, actionOf(ctx, input));
      return readUser(ctx, input.id);
    }),

  resetSecondFactor: permittedProcedure("users.reset_second_factor", "user.second_factor_reset")
    .input(schema.userActionInput)
    .mutation(async ({ ctx, input }) => {
      await actions.resetFactorOf(ctx, actionOf(ctx, input));
      return readUser(ctx, input.id);
    }),
});

/** Returns the input shared by an action on an account and its entry in the audit log. */
function actionOf({ audit }: { audit: Audit }, { id: userId, reason }: { id: string; reason: string }) {
  return { userId, reason, audit };
}

async function readUser({ db, now }: Context, id: string) {
  const person = await findUserForAdmin(db, { id, now });
  if (person === undefined) throw new TRPCError({ code: "NOT_FOUND", message: "There is no user with this id." });
  return person;
}

function lastAdministrator(what: string): ConflictError {
  return new ConflictError(`The last administrator cannot ${what}. Make someone else an administrator first.`);
}
