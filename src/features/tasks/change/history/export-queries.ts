import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { taskChanges } from "../../table";
import { entryOf } from "./history-queries";
import { type TaskChange, taskChangeResource, taskChangeRow } from "./resource";

/** Returns the histories of a person's tasks behind `after`, in the order of the ids of the tasks, each with all its entries, the first change first. */
async function exportHistories(db: Database, { ownerId, after, limit }: ExportPage) {
  const isOwn = eq(taskChanges.userId, ownerId);
  const isNext = after === undefined ? undefined : gt(taskChanges.taskId, after);
  const found = await db
    .selectDistinct({ id: taskChanges.taskId })
    .from(taskChanges)
    .where(and(isOwn, isNext))
    .orderBy(asc(taskChanges.taskId))
    .limit(limit);
  const entries = new Map(found.map(({ id }): [string, TaskChange[]] => [id, []]));
  const rows = await db
    .select()
    .from(taskChanges)
    .where(and(isOwn, inArray(taskChanges.taskId, [...entries.keys()])))
    .orderBy(asc(taskChanges.taskId), asc(taskChanges.version));
  for (const row of rows) entries.get(row.taskId)?.push(entryOf(row));
  return found.map(({ id }) => ({ id, entries: entries.get(id) ?? [] }));
}

export const exportedHistories = {
  table: taskChanges,
  read: exportHistories,
  // A task has some dozen entries.
  pageSize: 100,
  resource: {
    name: "TaskHistory",
    description: "What was changed of a task, the first change first; `id` is that of the task.",
    row: z.object({ id: z.uuid(), entries: z.array(taskChangeRow) }),
    example: { id: "01936f7e-5b7a-7c3e-9d8f-0a1b2c3d4e5f", entries: [taskChangeResource.example] },
    hidden: [],
    unions: {},
    nested: { entries: taskChangeResource },
  },
} satisfies ExportedPart;
