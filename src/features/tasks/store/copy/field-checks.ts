import {
  type Check,
  isDay,
  isInstant,
  isInteger,
  isListOf,
  isOneOf,
  isText,
  isTruth,
  orNull,
} from "~/client/sync/kinds/checks";
import { priorities } from "../../constants";
import type { Task } from "../task";

/** The check of each field of a stored task. A new field without a check does not compile. */
export const fieldChecks: Record<keyof Task, Check> = {
  id: isText,
  userId: isText,
  title: isText,
  description: isText,
  completed: isTruth,
  completedAt: orNull(isInstant),
  priority: isOneOf(priorities),
  dueOn: orNull(isDay),
  dueAt: orNull(isInstant),
  deadlineOn: orNull(isDay),
  tags: isListOf(isText),
  projectId: orNull(isText),
  sectionId: orNull(isText),
  parentId: orNull(isText),
  position: isText,
  repeat: orNull(isText),
  seriesId: orNull(isText),
  version: isInteger,
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
