import { z } from "zod";
import { newRowId, rowId, rowVersion } from "~/shared/rows/schema";
import { storableText, visibleText } from "~/shared/text/schema";
import { limits } from "./constants";

const text = visibleText(limits.text, "Write a comment.");

export const createCommentInput = z.strictObject({ id: newRowId.optional(), taskId: rowId, text });

export const commentIdInput = z.strictObject({ id: rowId });
export const deleteCommentInput = commentIdInput.extend({ version: rowVersion.optional() });

/** With `was`, the text that the person looked at, a text that was changed elsewhere stays. */
export const updateCommentInput = deleteCommentInput.extend({
  text,
  was: z
    .strictObject({ text: storableText(limits.text).optional() })
    .meta({ "x-internal": true })
    .optional(),
});

/** Without `taskId`, those of all tasks are listed. */
export const listCommentsInput = z
  .strictObject({
    taskId: rowId.optional(),
    limit: z.int().min(1).max(limits.page).default(limits.page),
    cursor: rowId.meta({ description: "The cursor for the next page, from the previous response." }).nullish(),
  })
  .prefault({});
