import { editedFields } from "../../fields";
import type { WrittenField } from "../../schema";

/** A field whose changes the history of a task tells. A time is told with its day. */
export type TrackedField = Exclude<WrittenField, "dueAt"> | "completed" | "deletedAt" | "parentId";

const isTracked = (field: WrittenField): field is Exclude<WrittenField, "dueAt"> => field !== "dueAt";
/** The fields that the history of a task tells, in their order. */
export const trackedFields: readonly TrackedField[] = [
  ...editedFields.filter(isTracked),
  "parentId",
  "completed",
  "deletedAt",
];

/** The fields of a task that change along with one above it. */
export const fieldsBelow = ["projectId", "sectionId", "completed", "deletedAt"] as const satisfies TrackedField[];

/** Returns those of the tracked fields that these columns are, by their names in the table. */
export const trackedAmong = (names: readonly string[]): TrackedField[] =>
  trackedFields.filter((field) => names.includes(field) || (field === "dueOn" && names.includes("dueAt")));
