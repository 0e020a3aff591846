import { TRPCError } from "@trpc/server";
import { describeUserAgent } from "~/server/http/address/describe-user-agent";
import { maskAddress } from "~/server/http/address/mask-address";
import { protectedProcedure, recordedProcedure, router } from "~/server/trpc";
import { endSessions, isSessionOfAnother, listSessions } from "./queries";
import { sessionResource as resource } from "./resource";
import { sessionIdInput, type SessionRow } from "./schema";

/** Procedures for the caller's sessions. */
export const sessionsRouter = router({
  list: protectedProcedure
    .meta({
      rest: {
        method: "GET",
        path: "/sessions",
        returns: "page",
        summary: "List your sessions",
        description: "Returns all sessions on one page.",
        resource,
      },
    })
    .query(async ({ ctx: { db, ownerId, principal, origin, now } }) => {
      const here = maskAddress(origin.address);
      const rows = await listSessions(db, { ownerId, now });
      const items = rows.map(({ id, userAgent, address, createdAt, lastUsedAt, expiresAt }): SessionRow => {
        const network = maskAddress(address) ?? null;
        return {
          id,
          device: describeUserAgent(userAgent) ?? "an unknown device",
          network,
          isSameNetwork: network !== null && network === here,
          isCurrent: id === principal.sessionId,
          createdAt: createdAt.toISOString(),
          lastUsedAt,
          expiresAt: expiresAt.toISOString(),
        };
      });
      return { items, nextCursor: null };
    }),

  revoke: recordedProcedure("session.revoked")
    .meta({
      rest: {
        method: "DELETE",
        path: "/sessions/{id}",
        returns: "nothing",
        summary: "End a session",
        description: "The session is signed out within a second, and its tokens are rejected.",
        resource,
      },
    })
    .input(sessionIdInput)
    .mutation(async ({ ctx, input: { id } }) => {
      const { db, ownerId, audit } = ctx;
      const ended = await endSessions(ctx, { ownerId, which: { id }, audit });
      if (ended > 0) return { ended };
      if (await isSessionOfAnother(db, { ownerId, id })) {
        throw new TRPCError({ code: "FORBIDDEN", message: "This session belongs to someone else." });
      }
      throw new TRPCError({ code: "NOT_FOUND", message: "There is no such session." });
    }),

  /** A token without a session ends all of them. */
  revokeOthers: recordedProcedure("session.revoked").mutation(async ({ ctx }) => ({
    ended: await endSessions(ctx, {
      ownerId: ctx.ownerId,
      which: { except: ctx.principal.sessionId },
      audit: ctx.audit,
    }),
  })),

  revokeAll: recordedProcedure("session.revoked").mutation(async ({ ctx }) => ({
    ended: await endSessions(ctx, { ownerId: ctx.ownerId, which: { except: undefined }, audit: ctx.audit }),
  })),
});
