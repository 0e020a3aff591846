import { oneOf } from "~/shared/one-of";
import { priorities } from "../../constants";
import type { Task } from "../task";

const isText = (value: unknown) => typeof value === "string";
/** Returns a check of a valid date in that form. */
const isDate = (form: RegExp) => (value: unknown) =>
  typeof value === "string" && form.test(value) && !Number.isNaN(Date.parse(value));
const isDay = isDate(/^\d{4,6}-\d{2}-\d{2}$/);
const isInstant = isDate(/^\d{4,6}-\d{2}-\d{2}T[\d:.]+Z$/);
const orNull = (check: (value: unknown) => boolean) => (value: unknown) => value === null || check(value);

/** The check of each field of a stored task. A new field without a check does not compile. */
export const fieldChecks: Record<keyof Task, (value: unknown) => boolean> = {
  id: isText,
  userId: isText,
  title: isText,
  description: isText,
  completed: (value) => typeof value === "boolean",
  completedAt: orNull(isInstant),
  priority: (value) => isText(value) && oneOf(priorities, value) !== undefined,
  dueOn: orNull(isDay),
  dueAt: orNull(isInstant),
  tags: (value) => Array.isArray(value) && value.every(isText),
  projectId: orNull(isText),
  sectionId: orNull(isText),
  version: (value) => Number.isSafeInteger(value),
  createdAt: isInstant,
  updatedAt: isInstant,
  deletedAt: orNull(isInstant),
};
