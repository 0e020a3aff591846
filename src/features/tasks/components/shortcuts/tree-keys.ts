import { toast } from "~/ui/feedback/toast";
import type { TaskCopy } from "../../store/copy/task-copy";
import type { Task } from "../../store/task";
import { foldsOf } from "../../store/tree/folds";
import { createTreeActions } from "../../store/tree/tree-actions";
import type { UndoStack } from "../../store/undo-stack";
import { canBeMoved, listedSiblings } from "../drag/listed-siblings";
import { focusRow, isFoldable, stepFrom } from "../list/row-focus";
import type { TreeCommand } from "./shortcuts";

interface Deps {
  copy: TaskCopy;
  undo: UndoStack;
  userId: string;
}

/** Returns what keys do with a listed task and those below it. Each returns whether it did something. */
export function createTreeKeys({ copy, undo, userId }: Deps): Record<TreeCommand, (task: Task) => boolean> {
  const { find } = copy.store;
  const { indent, outdent, putBefore } = createTreeActions(copy, undo);
  const folds = foldsOf(userId);
  /** Shows a row again that has moved, below other parents perhaps. */
  const follow = (id: string) => setTimeout(() => focusRow(id));

  /** Returns the listed sibling that comes so many places after a task. */
  function listedSibling(task: Task, by: 1 | 2 | -1): Task | undefined {
    const siblings = listedSiblings(task, find);
    return siblings[siblings.findIndex(({ id }) => id === task.id) + by];
  }

  function step(task: Task, by: 1 | -1): boolean {
    if (!canBeMoved(task)) {
      toast({ message: "Sort this list by “Manual” to move tasks in it.", key: "done" });
      return true;
    }
    const beside = listedSibling(task, by);
    if (beside === undefined) return false;
    putBefore(task, by === -1 ? beside : listedSibling(task, 2));
    follow(task.id);
    return true;
  }

  return {
    unfold: ({ id }) => (isFoldable(id) && folds.set(id, true)) || focusRow(firstBelow(id, find)),
    fold: ({ id, parentId }) => (isFoldable(id) && folds.set(id, false)) || focusRow(parentId ?? undefined),
    indent: (task) => {
      const above = listedSibling(task, -1);
      if (above === undefined || !indent(task, above)) return above !== undefined;
      folds.set(above.id, true);
      follow(task.id);
      return true;
    },
    outdent: (task) => {
      const isMoved = outdent(task);
      if (isMoved) follow(task.id);
      return isMoved;
    },
    moveUp: (task) => step(task, -1),
    moveDown: (task) => step(task, 1),
  };
}

/** Returns the row below one, if that is of its subtask. */
function firstBelow(id: string, find: (id: string) => Task | undefined): string | undefined {
  const below = stepFrom(id, 1);
  return below !== undefined && find(below)?.parentId === id ? below : undefined;
}
