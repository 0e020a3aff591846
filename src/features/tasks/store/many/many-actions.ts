import type { Clock } from "~/shared/clock";
import { toast } from "~/ui/feedback/toast";
import type { TaskCopy } from "../copy/task-copy";
import type { TaskCommand } from "../copy/task-effects";
import type { Task } from "../task";
import { type Changes, editOf, oppositeOf } from "../task-edit";
import { createTreeActions } from "../tree/tree-actions";
import type { UndoStack } from "../undo-stack";
import { createUndoable } from "../undoable";
import { countTasks } from "./count-tasks";
import { createManyMoves } from "./many-moves";
import { inParts, manyEditOf, updateCommands } from "./update-commands";

interface Deps {
  copy: Pick<TaskCopy, "store" | "give" | "kinds">;
  undo: UndoStack;
  /** Returns the time and the time zone of the user. */
  clock: () => Pick<Clock, "timeZone">;
}

/** As many tasks as are duplicated at once, because each copy is a command of its own. */
const maxCopied = 100;

/** Returns the actions on many tasks. Each is one step for the user, however many commands it takes, and gives every task its own values back when it is undone. */
export function createManyActions({ copy, undo, clock }: Deps) {
  const { give } = copy;
  const { offer, take } = createUndoable(undo);
  const { addCopy } = createTreeActions(copy, undo);
  const { topOf, ...moves } = createManyMoves(copy, undo);
  const giveAll = (commands: readonly TaskCommand[]) => () => {
    for (const command of commands) give(command);
  };
  const ofIds = (tasks: readonly Pick<Task, "id">[], commandOf: (ids: string[]) => TaskCommand) =>
    giveAll(inParts(tasks).map((part) => commandOf(part.map(({ id }) => id))));
  const deleting = (tasks: readonly Pick<Task, "id">[]) =>
    ofIds(tasks, (ids) => ({ procedure: "tasks.deleteMany", input: { ids } }));
  const restoring = (tasks: readonly Pick<Task, "id">[]) =>
    ofIds(tasks, (ids) => ({ procedure: "tasks.restoreMany", input: { ids } }));

  const completing = (tasks: readonly Task[], completed: boolean) =>
    ofIds(tasks, (ids) => ({ procedure: "tasks.completeMany", input: { ids, completed, timeZone: clock().timeZone } }));

  return {
    ...moves,
    /** Completes those that are open, or reopens all if none is. */
    complete(tasks: readonly Task[]): void {
      const open = tasks.filter((task) => !task.completed);
      const [changed, completed] = open.length > 0 ? [open, true] : [tasks, false];
      const label = `${completed ? "Completed" : "Reopened"} ${countTasks(changed.length)}`;
      take(label, completing(changed, completed), completing(changed, !completed));
    },
    /** Changes each task as `changesOf` says. `labelOf` returns the message about "12 tasks". */
    edit(tasks: readonly Task[], changesOf: (task: Task) => Changes, labelOf: (tasks: string) => string): void {
      const edits = tasks.flatMap((task) => {
        const edit = editOf(task, changesOf(task));
        return edit === undefined ? [] : [{ task, edit }];
      });
      if (edits.length === 0) return;
      const forward = updateCommands(edits.map(({ task: { id }, edit }) => ({ id, edit: manyEditOf(edit) })));
      const back = updateCommands(
        edits.map(({ task, edit }) => ({ id: task.id, edit: manyEditOf(oppositeOf(task, edit)) })),
      );
      take(labelOf(countTasks(edits.length)), giveAll(forward), giveAll(back));
    },
    remove(tasks: readonly Task[]): void {
      take(`Deleted ${countTasks(tasks.length)}`, deleting(tasks), restoring(tasks));
    },
    /** Restores tasks from the trash. */
    restore(tasks: readonly Task[]): void {
      take(`Restored ${countTasks(tasks.length)}`, restoring(tasks), deleting(tasks));
    },
    /** Adds a copy of each task, with everything below it, after it. */
    duplicate(tasks: readonly Task[]): void {
      const top = topOf(tasks);
      if (top.length > maxCopied) {
        toast({ message: `Duplicate at most ${maxCopied} tasks at once.`, key: "done" });
        return;
      }
      const copies = top.map((task) => ({ id: addCopy(task) }));
      offer({ label: `Duplicated ${countTasks(copies.length)}`, undo: deleting(copies), redo: restoring(copies) });
    },
  };
}
