import { type Check, isInstant, isInteger, isText, orNull } from "~/client/sync/kinds/checks";
import type { SavedView } from "../saved-view";

/** The check of each field of a stored view. A new field without a check does not compile. */
export const fieldChecks: Record<keyof SavedView, Check> = {
  id: isText,
  userId: isText,
  name: isText,
  // A newer version may know other icons and filters.
  icon: isText,
  path: isText,
  filter: isText,
  position: isText,
  version: isInteger,
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
