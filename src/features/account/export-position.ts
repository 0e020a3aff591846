import { z } from "zod";

/** Where an export continues: after a task or an event, or with the first of them. */
export const exportPosition = z.strictObject({ part: z.enum(["tasks", "activity"]), after: z.uuid().optional() });

export const exportInput = z.strictObject({ from: exportPosition.optional() });

export type ExportPosition = z.infer<typeof exportPosition>;
