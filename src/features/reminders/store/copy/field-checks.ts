import { type Check, isInstant, isInteger, isText, orNull } from "~/client/sync/kinds/checks";
import type { Reminder } from "../reminder";

/** The check of each field of a stored reminder. A new field without a check does not compile. */
export const fieldChecks: Record<keyof Reminder, Check> = {
  id: isText,
  userId: isText,
  taskId: isText,
  at: orNull(isInstant),
  minutesBefore: orNull(isInteger),
  version: isInteger,
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
