import { and, eq, isNull, sql } from "drizzle-orm";
import { tasks } from "~/features/tasks/table";
import type { Database } from "~/server/db/client";

/** Returns the number of open tasks and of all, for each project that has any, and for the inbox as `null`. */
export function countByProject(db: Database, { ownerId }: { ownerId: string }) {
  return db
    .select({
      project: tasks.projectId,
      pending: sql<number>`count(*) filter (where not ${tasks.completed})::int`,
      total: sql<number>`count(*)::int`,
    })
    .from(tasks)
    .where(and(eq(tasks.userId, ownerId), isNull(tasks.deletedAt)))
    .groupBy(tasks.projectId);
}
