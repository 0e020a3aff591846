import { namesOf } from "~/shared/names-of";
import { fold } from "~/shared/text/fold";
import { limits } from "./constants";
import type { UpdateTaskInput, WrittenField } from "./schema";

/** What is edited of a task. */
export type EditedTask = { [Field in WrittenField | "completed"]: Exclude<UpdateTaskInput[Field], undefined> };

/** How an edit of a field is merged with a change made elsewhere: no text is lost, tags are merged as a set, and otherwise the later change wins. */
const merging = {
  title: "text",
  description: "text",
  priority: "later",
  dueOn: "due",
  dueAt: "due",
  deadlineOn: "later",
  tags: "tags",
  projectId: "place",
  sectionId: "place",
  repeat: "later",
  completed: "later",
} as const satisfies Record<keyof EditedTask, "text" | "tags" | "due" | "place" | "later">;
type Merging = typeof merging;
type FieldsOf<Rule> = { [Field in keyof Merging]: Merging[Field] extends Rule ? Field : never }[keyof Merging];

const fields = namesOf(merging);
/** A field that is a text, of which two versions may be in conflict. */
export type TextField = FieldsOf<"text">;
export const textFields = fields.filter((field): field is TextField => merging[field] === "text");
const laterFields = fields.filter((field): field is FieldsOf<"later"> => merging[field] === "later");

type Optional<Fields> = { [Name in keyof Fields]?: Fields[Name] | undefined };

/** Values that are set, and tags that are added and removed. `was` holds what the person looked at who made it. */
export interface TaskEdit extends Optional<EditedTask> {
  tagChanges?: { add: readonly string[]; remove: readonly string[] } | undefined;
  was?: Optional<EditedTask> | undefined;
}

/** A field of which an edit may be refused. */
export type RefusedField = FieldsOf<"text" | "tags">;

export interface Merge {
  /** What to store. */
  changes: Partial<EditedTask>;
  /** The fields that stay unchanged, because they were changed elsewhere or would have too many values. */
  refused: RefusedField[];
}

/**
 * Returns the effect of an edit on the current task, field by field. A text is refused if it is based on a text other than that of `current`.
 * Browser and server share this function.
 */
export function mergeEdit(current: EditedTask, edit: TaskEdit): Merge {
  const merge: Merge = { changes: { ...dueOf(edit), ...placeOf(edit) }, refused: [] };
  for (const field of laterFields)
    if (edit[field] !== undefined) Object.assign(merge.changes, { [field]: edit[field] });
  for (const field of textFields) {
    const text = edit[field];
    if (text === undefined) continue;
    const base = edit.was?.[field];
    if (base === undefined || current[field] === base || current[field] === text) merge.changes[field] = text;
    else merge.refused.push(field);
  }
  const tags = tagsOf(current, edit);
  if (tags === undefined) return merge;
  if (tags.length > limits.tags) merge.refused.push("tags");
  else merge.changes.tags = tags;
  return merge;
}

/** Returns the task with every change that an edit does to it, see {@link mergeEdit}. */
export const applyEdit = <Task extends EditedTask>(current: Task, edit: TaskEdit): Task => ({
  ...current,
  ...mergeEdit(current, edit).changes,
});

/** Returns what to store of a due date: a day alone drops the time, an instant alone brings the day that is written in it. */
export function dueOf({
  dueOn,
  dueAt,
}: Pick<TaskEdit, "dueOn" | "dueAt">): Partial<Pick<EditedTask, "dueOn" | "dueAt">> {
  if (typeof dueAt === "string") return { dueOn: dueOn ?? dueAt.slice(0, 10), dueAt: new Date(dueAt).toISOString() };
  if (dueOn !== undefined) return { dueOn, dueAt: null };
  return dueAt === null ? { dueAt } : {};
}

/** Returns what to store of a place: a project alone means none of its sections. */
export function placeOf({
  projectId,
  sectionId,
}: Pick<TaskEdit, "projectId" | "sectionId">): Partial<Pick<EditedTask, "projectId" | "sectionId">> {
  if (projectId !== undefined) return { projectId, sectionId: sectionId ?? null };
  return sectionId === null ? { sectionId } : {};
}

/** Two spellings of one tag are the same; the one that is there already stays. */
function tagsOf(current: EditedTask, { tags, tagChanges }: TaskEdit): string[] | undefined {
  if (tagChanges === undefined) return tags;
  const removed = new Set(tagChanges.remove.map(fold));
  const kept = (tags ?? current.tags).filter((tag) => !removed.has(fold(tag)));
  const known = new Set(kept.map(fold));
  return [...kept, ...tagChanges.add.filter((tag) => !known.has(fold(tag)) && known.add(fold(tag)))];
}
