import { rankOf } from "~/shared/rows/rank-order";
import { announce } from "~/ui/feedback/announce";
import type { Clock } from "~/shared/clock";
import { followingId } from "../repeat/following-id";
import { nextText } from "./change-text";
import type { TaskCommand } from "./copy/task-effects";
import type { Task } from "./task";
import { draftOf, newFieldsOf, type NewTask } from "./task-draft";
import { type Changes, type Edit, editOf, oppositeOf, updateOf } from "./task-edit";
import type { UndoStack } from "./undo-stack";
import { createUndoable } from "./undoable";

interface Deps {
  /** Shows the effect of a command, keeps it and sends it. */
  give: (command: TaskCommand) => unknown;
  undo: UndoStack;
  userId: string;
  /** Returns a task as it is shown now. */
  find: (id: string) => Task | undefined;
  /** Returns the time and the time zone of the user. */
  clock: () => Clock;
}

/** Returns all actions on tasks. Each is a command: it is shown immediately, kept until the server has answered it, announced, and can be undone. */
export function createTaskActions({ give, undo, userId, find, clock }: Deps) {
  const { offer: offerUndo, take, undoLast, redoLast } = createUndoable(undo);
  const complete = (id: string, completed: boolean) => () =>
    void give({ procedure: "tasks.setCompleted", input: { id, completed, timeZone: clock().timeZone } });
  const trash = (id: string) => () => void give({ procedure: "tasks.delete", input: { id } });
  const untrash = (id: string) => () => void give({ procedure: "tasks.restore", input: { id } });
  const create = (input: NewTask, id: string) =>
    void give({ procedure: "tasks.create", input: { id, ...newFieldsOf(draftOf(input, { id, userId })) } });
  const write = (base: Task, edit: Edit) => () => void give(updateOf(find(base.id) ?? base, edit));
  const takeBack = (base: Task, edit: Edit) => () => {
    write(base, oppositeOf(base, edit))();
    // In another place it left its parent.
    const hasLeft = base.parentId !== null && find(base.id)?.parentId === null;
    const { id, parentId } = base;
    if (hasLeft) give({ procedure: "tasks.move", input: { id, parentId, position: rankOf(base) } });
  };

  return {
    /** Adds a task. */
    add(input: NewTask, id: string): void {
      create(input, id);
      undo.push({ label: `Added “${input.title}”`, undo: trash(id), redo: untrash(id) });
      announce(`Added ${input.title}`);
    },
    /** Adds several tasks, which one undo takes back. */
    addAll(added: readonly { id: string; input: NewTask }[]): void {
      const each = (act: (id: string) => () => void) => () => {
        for (const { id } of added) act(id)();
      };
      for (const { id, input } of added) create(input, id);
      offerUndo({
        label: added.length === 1 ? "Added 1 task" : `Added ${added.length} tasks`,
        undo: each(trash),
        redo: each(untrash),
      });
    },
    setCompleted({ id, title, repeat }: Task, completed: boolean): void {
      const steps = { redo: complete(id, completed), undo: complete(id, !completed) };
      steps.redo();
      const next = completed && repeat !== null ? find(followingId(id)) : undefined;
      const label = `${completed ? "Completed" : "Reopened"} “${title}”${nextText(next, clock())}`;
      offerUndo({ label, ...steps });
    },
    remove: ({ id, title }: Task) => take(`Deleted “${title}”`, trash(id), untrash(id)),
    restore: ({ id, title }: Task) => take(`Restored “${title}”`, untrash(id), trash(id)),
    /** Changes `base`, the task that the user looks at. `message` announces a change that may not be visible where it was made. */
    edit(base: Task, changes: Changes, message?: string): void {
      const edit = editOf(base, changes);
      if (edit === undefined) return;
      give(updateOf(base, edit));
      const steps = { undo: takeBack(base, edit), redo: write(base, edit) };
      const key = `edit ${base.id} ${Object.keys(edit).join(" ")}`;
      if (message === undefined) undo.push({ label: `Changed “${base.title}”`, ...steps, key });
      else offerUndo({ label: message, ...steps });
    },
    undoLast,
    redoLast,
  };
}

export type TaskActions = ReturnType<typeof createTaskActions>;
