import { type Check, isInstant, isInteger, isOneOf, isText, orNull } from "~/client/sync/kinds/checks";
import { colors } from "~/shared/rows/colors";
import type { Project } from "../project";

/** The check of each field of a stored project. A new field without a check does not compile. */
export const fieldChecks: Record<keyof Project, Check> = {
  id: isText,
  userId: isText,
  name: isText,
  color: isOneOf(colors),
  position: isText,
  archivedAt: orNull(isInstant),
  version: isInteger,
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
