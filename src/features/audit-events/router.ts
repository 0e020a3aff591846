import { describeUserAgent } from "~/server/http/address/describe-user-agent";
import type { RestOperation } from "~/server/operations/operation";
import { permittedProcedure, protectedProcedure, router } from "~/server/trpc";
import { toCsv, toJsonLines } from "./export-text";
import { emailsForAdmin, listEventsForAdmin, listEventsOf } from "./queries";
import { eventForOwner, eventResource } from "./resource";
import * as schema from "./schema";

type Event = Awaited<ReturnType<typeof listEventsOf>>[number];

const offer = (operation: Omit<RestOperation, "resource">) => ({ rest: { ...operation, resource: eventResource } });

/** Procedures of the audit log. Every user reads the events about the own account; those with the permission read all. */
export const auditEventsRouter = router({
  mine: protectedProcedure
    .meta(
      offer({
        method: "GET",
        path: "/audit-events",
        returns: "page",
        summary: "List the events of your account",
        description: "The latest events come first. `Link` leads to the next page.",
      }),
    )
    .input(schema.myEventsInput)
    .query(async ({ ctx, input }) =>
      pageOf(await listEventsOf(ctx.db, { ...input, ownerId: ctx.ownerId }), input.limit, eventForOwner),
    ),

  list: permittedProcedure("audit.read")
    .input(schema.allEventsInput)
    .query(async ({ ctx, input }) => {
      const events = await listEventsForAdmin(ctx.db, input);
      const ids = events.flatMap(({ userId, actorId }) => (actorId === null ? [userId] : [userId, actorId]));
      const emails = await emailsForAdmin(ctx.db, ids);
      return pageOf(events, input.limit, (event) => ({
        ...told(event),
        userEmail: emails.get(event.userId) ?? null,
        actorEmail: emails.get(event.actorId ?? "") ?? null,
      }));
    }),

  /** A page of the export as text. The first one is an event itself. */
  export: permittedProcedure("audit.read", "audit.exported")
    .meta({ cost: 10 })
    .input(schema.exportEventsInput)
    .mutation(async ({ ctx, input: { format, ...filter } }) => {
      const { items, nextCursor } = pageOf(await listEventsForAdmin(ctx.db, filter), filter.limit, (event) => event);
      const details = { format, events: items.length };
      await ctx.audit.record(ctx.db, { userId: ctx.actorId, details });
      const isFirst = filter.cursor === undefined;
      return { text: format === "csv" ? toCsv(items, columns, isFirst) : toJsonLines(items), nextCursor };
    }),
});

const columns = [
  "id",
  "at",
  "kind",
  "outcome",
  "userId",
  "actorId",
  "reason",
  "address",
  "userAgent",
  "requestId",
  "serverRequestId",
  "details",
] as const satisfies (keyof Event)[];

function pageOf<Item>(found: Event[], limit: number, tell: (event: Event) => Item) {
  const page = found.slice(0, limit);
  return { items: page.map(tell), nextCursor: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Returns the event with `device`, a description of its `User-Agent`. */
function told({ userAgent, ...event }: Event) {
  return { ...event, device: describeUserAgent(userAgent) ?? null };
}
