import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "~/server/db/client";
import type { ExportedPart, ExportPage } from "~/server/operations/exported-part";
import { exportedCommentResource } from "./resource";
import { comments, syncedComments } from "./table";

/** Returns a person's comments behind `after`, in the order of their ids, including deleted ones. */
function exportComments(db: Database, { ownerId, after, limit }: ExportPage) {
  return db
    .select(syncedComments.columns)
    .from(comments)
    .where(and(eq(comments.userId, ownerId), after === undefined ? undefined : gt(comments.id, after)))
    .orderBy(asc(comments.id))
    .limit(limit);
}

export const exportedComments = {
  table: comments,
  read: exportComments,
  pageSize: 500,
  resource: exportedCommentResource,
} satisfies ExportedPart;
