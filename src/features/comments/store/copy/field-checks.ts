import { type Check, isInstant, isInteger, isText, orNull } from "~/client/sync/kinds/checks";
import type { Comment } from "../comment";

/** The check of each field of a stored comment. A new field without a check does not compile. */
export const fieldChecks: Record<keyof Comment, Check> = {
  id: isText,
  userId: isText,
  taskId: isText,
  text: isText,
  editedAt: orNull(isInstant),
  version: isInteger,
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
