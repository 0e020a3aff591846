import type { CommandInputs } from "~/client/sync/command";
import { fold } from "~/shared/text/fold";
import { editedFields } from "../fields";
import { textFields } from "../merge";
import type { UpdateTaskInput, WrittenField } from "../schema";
import type { Texts } from "./refused/refusals";
import type { Task } from "./task";

/** New values of a task's fields. */
export type Changes = Pick<UpdateTaskInput, WrittenField>;

/** What a command changes of a task: values that are set, and tags that are added and removed. */
export type Edit = Omit<CommandInputs["tasks.update"], "id" | "version" | "was" | "completed" | "timeZone" | "tags">;

/** Returns what `changes` change of the task that the user looks at, or `undefined` if that is nothing. */
export function editOf(base: Task, { tags, ...changes }: Changes): Edit | undefined {
  const edit: Edit = {};
  for (const field of editedFields) {
    if (field === "tags" || changes[field] === undefined || changes[field] === base[field]) continue;
    Object.assign(edit, { [field]: changes[field] });
    // A day and its time are one value.
    if (field === "dueAt" && changes.dueOn !== undefined) edit.dueOn = changes.dueOn;
    if (field === "dueOn" && changes.dueAt !== undefined) edit.dueAt = changes.dueAt;
    // So are a section and its project.
    if (field === "projectId" && changes.sectionId !== undefined) edit.sectionId = changes.sectionId;
    if (field === "sectionId" && changes.sectionId !== null) edit.projectId = changes.projectId ?? base.projectId;
  }
  const tagChanges = tags && { add: without(tags, base.tags), remove: without(base.tags, tags) };
  if (tagChanges && tagChanges.add.length + tagChanges.remove.length > 0) edit.tagChanges = tagChanges;
  return Object.keys(edit).length === 0 ? undefined : edit;
}

/** Returns the edit that takes `edit` back, which was made of `base`. */
export function oppositeOf(base: Task, { tagChanges, ...edit }: Edit): Edit {
  const opposite: Edit = {};
  const isAboutDue = edit.dueOn !== undefined || edit.dueAt !== undefined;
  const isAboutPlace = edit.projectId !== undefined || edit.sectionId !== undefined;
  for (const field of editedFields) {
    const isPlace = field === "projectId" || field === "sectionId";
    const isSet = field !== "tags" && edit[field] !== undefined;
    const isWanted = (field.startsWith("due") && isAboutDue) || (isPlace && isAboutPlace) || isSet;
    if (isWanted) Object.assign(opposite, { [field]: base[field] });
  }
  if (tagChanges !== undefined) opposite.tagChanges = { add: tagChanges.remove, remove: tagChanges.add };
  return opposite;
}

/** Returns the command that edits the task that the user looks at. A text replaces only the one that is shown. */
export function updateOf(base: Task, edit: Edit): { procedure: "tasks.update"; input: CommandInputs["tasks.update"] } {
  const was: Texts = {};
  for (const field of textFields) if (edit[field] !== undefined) was[field] = base[field];
  return { procedure: "tasks.update", input: { id: base.id, ...edit, was } };
}

/** Returns the tags of `tags` that `others` lacks, whatever their spelling. */
function without(tags: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others.map(fold));
  return tags.filter((tag) => !known.has(fold(tag)));
}
