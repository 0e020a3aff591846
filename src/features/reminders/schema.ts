import { z } from "zod";
import { instant } from "~/shared/dates/schema";
import { newRowId, rowId, rowVersion } from "~/shared/rows/schema";
import { limits } from "./constants";

const moment = {
  at: instant.meta({ description: "When to remind, whatever the task is due." }).nullable().optional(),
  minutesBefore: z
    .int()
    .min(0)
    .max(limits.minutesBefore, "Use at most four weeks, 40,320 minutes.")
    .meta({ description: "How many minutes before the task is due to remind. It moves with the task." })
    .nullable()
    .optional(),
};

type MomentInput = { at?: string | null | undefined; minutesBefore?: number | null | undefined };
/** Returns whether a reminder has one moment: its own, or one before the task is due. */
const hasOneMoment = ({ at = null, minutesBefore = null }: MomentInput) => (at === null) !== (minutesBefore === null);
const notOneMoment = { path: ["at"], error: "Give either `at` or `minutesBefore`." };

export const createReminderInput = z
  .strictObject({ id: newRowId.optional(), taskId: rowId, ...moment })
  .refine(hasOneMoment, notOneMoment);

const reminderIdInput = z.strictObject({ id: rowId });
export const deleteReminderInput = reminderIdInput.extend({ version: rowVersion.optional() });

export const updateReminderInput = z
  .strictObject({ ...deleteReminderInput.shape, ...moment })
  .refine(hasOneMoment, notOneMoment);

/** Without `taskId`, those of all tasks are listed. */
export const listRemindersInput = z
  .strictObject({
    taskId: rowId.optional(),
    limit: z.int().min(1).max(limits.page).default(limits.page),
    cursor: rowId.meta({ description: "The cursor for the next page, from the previous response." }).nullish(),
  })
  .prefault({});
