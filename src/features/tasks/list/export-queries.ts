import { and, asc, eq, gt } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { taskResource } from "../resource";
import { taskColumns, tasks } from "../table";

/** Returns a person's tasks behind `after`, in the order of their ids, including the trash. */
function exportTasks(db: Database, { ownerId, after, limit }: ExportPage) {
  return db
    .select(taskColumns)
    .from(tasks)
    .where(and(eq(tasks.userId, ownerId), after === undefined ? undefined : gt(tasks.id, after)))
    .orderBy(asc(tasks.id))
    .limit(limit);
}

export const exportedTasks = {
  table: tasks,
  read: exportTasks,
  // A long description makes a task forty times as large as an event.
  pageSize: 500,
  resource: {
    ...taskResource,
    name: "ExportedTask",
    description: "A task, which may be in the trash.",
    row: taskResource.row.extend({ deletedAt: z.iso.datetime().nullable() }),
    hidden: [],
  },
} satisfies ExportedPart;
