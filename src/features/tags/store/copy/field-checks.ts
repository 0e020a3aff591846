import { type Check, isInstant, isInteger, isText, orNull } from "~/client/sync/kinds/checks";
import type { ColoredTag } from "../tag";

/** The check of each field of a stored tag. A new field without a check does not compile. */
export const fieldChecks: Record<keyof ColoredTag, Check> = {
  id: isText,
  userId: isText,
  tag: isText,
  // A newer version may know other colors.
  color: orNull(isText),
  version: isInteger,
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
