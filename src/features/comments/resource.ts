import { createSelectSchema } from "drizzle-zod";
import { z } from "zod";
import type { Resource } from "~/server/operations/operation";
import { limits } from "./constants";
import { exampleComment } from "./example";
import { comments } from "./table";

const instant = z.iso.datetime();

/** A comment in the public API. */
export const commentResource: Resource = {
  name: "Comment",
  description:
    "What its owner has written about a task. `edited_at` is when the text was last changed. The `task_id` of a repeating task is that of the first of its series.",
  row: createSelectSchema(comments, {
    text: z.string().max(limits.text),
    editedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    deletedAt: z.null(),
  }).omit({ seq: true }),
  example: exampleComment,
  hidden: ["deletedAt"],
  unions: {},
};

/** The same with the moment at which it was deleted, for whoever keeps a copy. */
export const exportedCommentResource: Resource = {
  ...commentResource,
  name: "ExportedComment",
  description: "A comment, which may have been deleted.",
  row: commentResource.row.extend({ deletedAt: instant.nullable() }),
  hidden: [],
};
