import { getTableColumns } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "~/server/db/columns";
import type { SyncedRows } from "~/server/operations/synced";
import { changeColumns, identityColumns, syncedKeys } from "~/server/sync/synced-columns";

/** What the owners of tasks have written about them, one remark after the other. */
export const comments = pgTable(
  "task_comments",
  {
    ...identityColumns(),
    /** The task; of a repeating one, the first of its series, so that a comment is one of all that follow. It is no foreign key, because the first may be deleted. */
    taskId: uuid("task_id").notNull(),
    text: text("text").notNull(),
    /** When the text was last changed; `null` if it is as it was written first. */
    editedAt: instant("edited_at"),
    ...changeColumns(),
  },
  (table) => [...syncedKeys("task_comments", table), index("task_comments_of_task").on(table.userId, table.taskId)],
);

const { seq: _seq, ...columns } = getTableColumns(comments);

export type Comment = Omit<typeof comments.$inferSelect, "seq">;

/** Comments, as every change of them and the change feed know them. */
export const syncedComments = { table: comments, singular: "comment" as const, columns } satisfies SyncedRows;
