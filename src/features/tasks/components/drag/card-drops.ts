import type { Clock } from "~/shared/clock";
import type { TaskCopy } from "../../store/copy/task-copy";
import { createManyActions } from "../../store/many/many-actions";
import type { Task } from "../../store/task";
import type { TaskActions } from "../../store/task-actions";
import { createTreeActions } from "../../store/tree/tree-actions";
import type { UndoStack } from "../../store/undo-stack";
import type { Places } from "../place/places";
import type { Point } from "./drag-row";
import { createSidebarDrops } from "./sidebar-drops";

interface Deps {
  actions: TaskActions;
  copy: TaskCopy;
  undo: UndoStack;
  /** Returns the time and the time zone of the user. */
  clock: () => Clock;
  places: () => Places;
}

/** Returns what the sidebar does with the card of a task that is dragged there. */
export function createCardDrops(task: Task, { actions, copy, undo, clock, places }: Deps) {
  const tree = createTreeActions(copy, undo);
  const many = createManyActions({ copy, undo, clock });
  const sidebar = createSidebarDrops({ actions, tree, many, clock: clock(), places });
  return {
    /** Outlines what takes the card. Returns a function that ends that. */
    onStart: () => sidebar.outline([task]),
    /** Returns what a point of the sidebar does with the card: `undefined` where it is beside it, and no drop where it takes none. */
    beside: (at: Point) => sidebar.at(at, [task]),
  };
}
