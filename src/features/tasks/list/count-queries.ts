import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import { addDays, dayOf } from "~/shared/due-date";
import { isShownEverywhere } from "./filters/archived-queries";
import { isDueWithin, isOverdue, spanOf } from "./filters/due-queries";
import { tasks } from "../table";

/** Returns the number of tasks in each list of the sidebar. `today` includes overdue tasks. */
export async function countTasks(
  db: Database,
  { ownerId, now, timeZone }: { ownerId: string; now: string; timeZone: string },
) {
  const today = dayOf(now, timeZone);
  const pending = sql`${tasks.deletedAt} is null and not ${tasks.completed} and ${isShownEverywhere(ownerId)}`;
  const [counts] = await db
    .select({
      inbox: countWhere(sql`${pending} and ${tasks.projectId} is null`),
      today: countWhere(sql`${pending} and ${isDueWithin(spanOf("-infinity", today, timeZone))}`),
      overdue: countWhere(sql`${pending} and ${isOverdue(now, today)}`),
      upcoming: countWhere(sql`${pending} and ${isDueWithin(spanOf(addDays(today, 1), "infinity", timeZone))}`),
      all: countWhere(pending),
      completed: countWhere(sql`${tasks.deletedAt} is null and ${tasks.completed}`),
      trash: countWhere(sql`${tasks.deletedAt} is not null`),
    })
    .from(tasks)
    .where(eq(tasks.userId, ownerId));
  return counts ?? { inbox: 0, today: 0, overdue: 0, upcoming: 0, all: 0, completed: 0, trash: 0 };
}

/** Returns the tags in use in alphabetical order, each with its latest spelling and the number of its open tasks and of all. Case and accents do not count. */
export function listTags(db: Database, { ownerId }: { ownerId: string }) {
  const used = db
    .select({
      tag: sql<string>`unnest(${tasks.tags})`.as("tag"),
      folded: sql<string>`unnest(${tasks.foldedTags})`.as("folded"),
      isPending: sql<boolean>`not ${tasks.completed} and ${isShownEverywhere(ownerId)}`.as("is_pending"),
      createdAt: tasks.createdAt,
    })
    .from(tasks)
    .where(and(eq(tasks.userId, ownerId), isNull(tasks.deletedAt)))
    .as("used");
  return db
    .select({
      tag: sql<string>`(array_agg(${used.tag} order by ${used.createdAt} desc))[1]`,
      pending: countWhere(sql`${used.isPending}`),
      total: count(),
    })
    .from(used)
    .groupBy(used.folded)
    .orderBy(sql`${used.folded} collate "und-x-icu"`);
}

const countWhere = (condition: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${condition})::int`;
