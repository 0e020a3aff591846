import { type Check, isInstant, isInteger, isText, orNull } from "~/client/sync/kinds/checks";
import type { Section } from "../section";

/** The check of each field of a stored section. A new field without a check does not compile. */
export const fieldChecks: Record<keyof Section, Check> = {
  id: isText,
  userId: isText,
  projectId: isText,
  name: isText,
  position: isText,
  version: isInteger,
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
