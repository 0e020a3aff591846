import { z } from "zod";

/** Returns the schema of where an export continues: after a row of one of its `parts`, or with the first of them. */
export const exportPositionIn = (parts: readonly string[]) =>
  z.strictObject({ part: z.enum(parts), after: z.uuid().optional() });

export type ExportPosition = z.infer<ReturnType<typeof exportPositionIn>>;
