import { and, desc, eq, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { earliestId } from "~/server/audit/event-id";
import { declaredEvents } from "~/server/audit/kinds";
import { auditEvents } from "~/server/audit/table";
import { users } from "~/server/auth/tables";
import type { Database } from "~/server/db/client";
import type { EventGroup } from "~/shared/event-groups";
import type { EventFilter } from "./schema";

type Page = { cursor?: string | undefined; limit: number };
type Read = Pick<Database, "select">;

/** Returns the newest events about `ownerId`, or those before `cursor`; one more than `limit` if there are more. */
export function listEventsOf(
  db: Read,
  { ownerId, ...page }: { ownerId: string } & Pick<EventFilter, "group" | "outcome"> & Page,
) {
  return newest(db, page, eq(auditEvents.userId, ownerId));
}

/** Returns the events of all users. It is not limited to an owner, so only procedures with a permission may use it. */
export function listEventsForAdmin(db: Database, { search, from, until, ...page }: EventFilter & Page) {
  return newest(
    db,
    page,
    and(
      search === undefined ? undefined : concerns(db, search),
      // Ids are ordered by time.
      from === undefined ? undefined : gte(auditEvents.id, earliestId(from)),
      until === undefined ? undefined : lt(auditEvents.id, earliestId(until)),
    ),
  );
}

/** Returns the e-mail addresses of the accounts among `ids`. */
export async function emailsForAdmin(db: Read, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const people = await db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(people.map(({ id, email }) => [id, email]));
}

function newest(
  db: Read,
  { group, outcome, cursor, limit }: Pick<EventFilter, "group" | "outcome"> & Page,
  scope: SQL | undefined,
) {
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        scope,
        group === undefined ? undefined : inArray(auditEvents.kind, kindsIn(group)),
        outcome === undefined ? undefined : eq(auditEvents.outcome, outcome),
        cursor === undefined ? undefined : lt(auditEvents.id, cursor),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(limit + 1);
}

const kindsIn = (group: EventGroup) => declaredEvents().flatMap((event) => (event.group === group ? [event.kind] : []));

function concerns(db: Read, search: string): SQL | undefined {
  if (z.uuid().safeParse(search).success) {
    const columns = [auditEvents.userId, auditEvents.actorId, auditEvents.requestId, auditEvents.serverRequestId];
    return or(...columns.map((column) => eq(column, search)));
  }
  if (!search.includes("@")) return or(eq(auditEvents.requestId, search), eq(auditEvents.address, search));
  const people = db.select({ id: users.id }).from(users).where(eq(users.email, search.toLowerCase()));
  return or(inArray(auditEvents.userId, people), inArray(auditEvents.actorId, people));
}
