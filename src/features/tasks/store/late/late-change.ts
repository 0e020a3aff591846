import { fold } from "~/shared/text/fold";
import { editedFields } from "../../fields";
import type { WrittenField } from "../../schema";
import type { TaskCopy } from "../copy/task-copy";
import type { Task } from "../task";
import { draftOf, type NewTask } from "../task-draft";
import { type Edit, editOf, updateOf } from "../task-edit";

/** What a line was added as, and what it says. */
export interface LateReading {
  id: string;
  added: NewTask;
  read: NewTask;
  /** Whether it stays where it is, as a subtask does. */
  isPlaced: boolean;
}

/**
 * Returns what gives a task that was added word for word what its line says, in one change without an undo of its own, because it belongs to the adding: also
 * in the trash, from where redoing brings it back. If the user has changed any of it since, the task stays as it is. The function returns whether it changed
 * the task.
 */
export const createLateChange =
  ({ userId, copy }: { userId: string; copy: Pick<TaskCopy, "give" | "store"> }) =>
  ({ id, added: input, read, isPlaced }: LateReading): boolean => {
    const added = draftOf(input, { id, userId });
    const shown = copy.store.find(id);
    if (shown === undefined || shown.title !== added.title) return false;
    const { projectId, sectionId } = isPlaced ? added : read;
    const edit = editOf(added, { ...read, projectId, sectionId });
    if (edit === undefined || !fieldsOf(edit).every((field) => isSame(added, shown, field))) return false;
    copy.give(updateOf(shown, edit));
    return true;
  };

/** Returns the fields that an edit depends on. How a task repeats depends on when it is due. */
function fieldsOf(edit: Edit): WrittenField[] {
  const isWithDue = edit.repeat !== undefined;
  return editedFields.filter((field) => {
    if (field === "tags") return edit.tagChanges !== undefined;
    return edit[field] !== undefined || (isWithDue && field === "dueOn");
  });
}

function isSame(one: Task, other: Task, field: WrittenField): boolean {
  if (field !== "tags") return one[field] === other[field];
  return one.tags.map(fold).join("\n") === other.tags.map(fold).join("\n");
}
