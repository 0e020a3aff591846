import type { Clock } from "~/shared/clock";
import { toast } from "~/ui/feedback/toast";
import { maxLevels } from "../../constants";
import { differsBySkipping, skippedOf } from "../../repeat/skip";
import { nextText } from "../change-text";
import type { TaskCopy } from "../copy/task-copy";
import type { TaskCommand } from "../copy/task-effects";
import { inParts, updateCommands } from "../many/update-commands";
import type { Task } from "../task";
import { treeOf } from "./tree";
import type { UndoStack } from "../undo-stack";
import { createUndoable } from "../undoable";

interface Deps {
  copy: Pick<TaskCopy, "store" | "give">;
  undo: UndoStack;
  /** Returns the time and the time zone of the user. */
  clock: () => Clock;
}

/** Returns what makes a repeating task due the next time, with its subtasks, without completing it. One undo gives all of them back as they were. */
export const createSkip =
  ({ copy: { store, give }, undo, clock }: Deps) =>
  (task: Task): void => {
    const { now: at, timeZone } = clock();
    const next = skippedOf(task, { at, timeZone });
    if (next === undefined) {
      toast({ message: "This is the last time that it repeats.", key: "done" });
      return;
    }
    const levels = levelsBelow(store, task);
    const redo = () => void give({ procedure: "tasks.skip", input: { id: task.id, day: task.dueOn, timeZone } });
    redo();
    const isChanged = (before: Task) => {
      const after = store.find(before.id);
      return after !== undefined && differsBySkipping(before, after);
    };
    const changed = levels.map((level) => level.filter(isChanged));
    const back = [backTo(task), ...datesBack(changed.flat()), ...statesBack(levels, { changed, timeZone })];
    createUndoable(undo).offer({
      label: `Skipped “${task.title}”${nextText(next, clock())}`,
      redo,
      undo: () => {
        for (const command of back) give(command);
      },
    });
  };

/** Returns the tasks below one, level by level. */
function levelsBelow(store: TaskCopy["store"], task: Task): (readonly Task[])[] {
  const tree = treeOf(store).read();
  const levels: (readonly Task[])[] = [];
  let above: readonly Task[] = [task];
  while (above.length > 0 && levels.length < maxLevels) {
    above = above.flatMap(({ id }) => tree.get(id) ?? []);
    if (above.length > 0) levels.push(above);
  }
  return levels;
}

const datesOf = ({ dueOn, dueAt, deadlineOn }: Task) => ({ dueOn, dueAt, deadlineOn });

const backTo = (task: Task): TaskCommand => ({
  procedure: "tasks.update",
  input: { id: task.id, repeat: task.repeat, ...datesOf(task) },
});

const datesBack = (tasks: readonly Task[]) =>
  updateCommands(tasks.map((task) => ({ id: task.id, edit: datesOf(task) })));

/** Returns the commands that complete the tasks again that were done, from the top down, and leave those open that were open below them. */
function statesBack(
  levels: readonly (readonly Task[])[],
  { changed, timeZone }: { changed: readonly (readonly Task[])[]; timeZone: string },
): TaskCommand[] {
  const done = new Set(changed.flat().flatMap(({ id, completed }) => (completed ? [id] : [])));
  const completing = (tasks: readonly Task[], completed: boolean) =>
    inParts(tasks.map(({ id }) => id)).map((ids): TaskCommand => {
      return { procedure: "tasks.completeMany", input: { ids, completed, timeZone } };
    });
  // Completing a task completes those below it.
  const closes = new Set<string>();
  return levels.flatMap((level) => {
    const isBelow = ({ parentId }: Task) => parentId !== null && closes.has(parentId);
    const open = level.filter((task) => !task.completed && isBelow(task));
    for (const task of level) if (done.has(task.id) || isBelow(task)) closes.add(task.id);
    return [
      ...completing(
        level.filter(({ id }) => done.has(id)),
        true,
      ),
      ...completing(open, false),
    ];
  });
}
