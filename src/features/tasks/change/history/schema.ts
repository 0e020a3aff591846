import { z } from "zod";
import { taskId } from "../../schema";
import { historyPage } from "./constants";

const maxVersion = 2_147_483_647;

export const taskHistoryInput = z.strictObject({
  id: taskId,
  limit: z.int().min(1).max(100).default(historyPage),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,9}$/, "Use the cursor of the previous response.")
    .refine((version) => Number(version) <= maxVersion, "Use the cursor of the previous response.")
    .meta({ description: "The cursor for the next page, from the previous response." })
    .nullish(),
});
