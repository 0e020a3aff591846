import { copiedReminders } from "~/features/reminders/store/copied-reminders";
import { rankBetween } from "~/shared/rows/rank";
import { rankOf } from "~/shared/rows/rank-order";
import type { CommandInputs } from "~/client/sync/command";
import { announce } from "~/ui/feedback/announce";
import { toast } from "~/ui/feedback/toast";
import { maxLevels } from "../../constants";
import { compareTasks } from "../../list/sorts/sorts";
import type { Task } from "../task";
import type { TaskCopy } from "../copy/task-copy";
import type { UndoStack } from "../undo-stack";
import { createUndoable } from "../undoable";
import { copiesOf } from "./copies";
import { ancestorsOf, heightOf, treeOf } from "./tree";

type Move = CommandInputs["tasks.move"];

const inOrder = compareTasks("position", "asc");

/** Returns the actions that put a task elsewhere among others. Each writes that task alone, and can be undone. */
export function createTreeActions({ store, give, kinds }: Pick<TaskCopy, "store" | "give" | "kinds">, undo: UndoStack) {
  const { take, takeSilently, offer } = createUndoable(undo);
  const subtasksOf = (id: string) => treeOf(store).read().get(id) ?? [];
  const act = (procedure: "tasks.delete" | "tasks.restore", id: string) => () =>
    void give({ procedure, input: { id } });
  const move = (input: Move) => () => void give({ procedure: "tasks.move", input });

  /** Returns the tasks beside one, itself included, in the order that their owner gave them. */
  function siblingsOf({
    parentId,
    projectId,
    sectionId,
  }: Pick<Task, "parentId" | "projectId" | "sectionId">): readonly Task[] {
    if (parentId !== null) return subtasksOf(parentId);
    const isBeside = (other: Task) =>
      other.parentId === null &&
      other.deletedAt === null &&
      other.projectId === projectId &&
      other.sectionId === sectionId;
    return store.list().filter(isBeside).sort(inOrder);
  }

  /** Returns a rank between two neighbours, or after the first if both have the same. */
  function between(before: Task | undefined, after: Task | undefined): string {
    const [low, high] = [before === undefined ? null : rankOf(before), after === undefined ? null : rankOf(after)];
    return rankBetween(low, low !== null && high !== null && low >= high ? null : high);
  }

  /** Returns where a task is now, so that it can be put back. */
  function placeOf(task: Task): Move {
    const { id, parentId, projectId, sectionId } = task;
    return { id, parentId, position: rankOf(task), ...(parentId === null && { projectId, sectionId }) };
  }

  function canBeBelow(task: Task, parent: Task): boolean {
    const levels = ancestorsOf(store.find, parent).length + 2 + heightOf(treeOf(store).read(), task.id);
    if (levels <= maxLevels) return true;
    toast({ message: `Subtasks go ${maxLevels} levels deep at most.`, key: "done" });
    return false;
  }

  /** Adds a copy of a task, with everything below it and their reminders, after it, and announces nothing. Returns the id of the copy. */
  function addCopy(task: Task): string {
    const siblings = siblingsOf(task);
    const next = siblings[siblings.findIndex(({ id }) => id === task.id) + 1];
    const { parentId, projectId, sectionId } = task;
    const place = { parentId, projectId, sectionId, position: between(task, next) };
    const copies = copiesOf(task, { tree: treeOf(store).read(), place });
    for (const { id, input } of copies) give({ procedure: "tasks.create", input: { id, ...input } });
    const reminders = kinds.reminders.store.list();
    for (const command of copiedReminders(copies, { reminders, now: new Date().toISOString() })) give(command);
    return copies[0].id;
  }

  return {
    siblingsOf,
    /** Makes a task the last subtask of the one above it. Returns whether it can be. */
    indent(task: Task, above: Task): boolean {
      if (!canBeBelow(task, above)) return false;
      const position = between(subtasksOf(above.id).at(-1), undefined);
      const label = `“${task.title}” is a subtask of “${above.title}” now`;
      take(label, move({ id: task.id, parentId: above.id, position }), move(placeOf(task)));
      return true;
    },
    /** Puts a subtask beside its parent, after it. Returns whether it had one. */
    outdent(task: Task): boolean {
      const parent = task.parentId === null ? undefined : store.find(task.parentId);
      if (parent === undefined) return false;
      const siblings = siblingsOf(parent);
      const next = siblings[siblings.findIndex(({ id }) => id === parent.id) + 1];
      const above = parent.parentId === null ? undefined : store.find(parent.parentId);
      const label =
        above === undefined
          ? `“${task.title}” is no subtask now`
          : `“${task.title}” is a subtask of “${above.title}” now`;
      const to = { id: task.id, parentId: parent.parentId, position: between(parent, next) };
      take(label, move(to), move(placeOf(task)));
      return true;
    },
    /** Puts a task at the end of a project or a section, whose name is said, or before a task there. A subtask leaves its parent. */
    moveTo(
      task: Task,
      { projectId, sectionId }: Pick<Task, "projectId" | "sectionId">,
      name: string,
      next?: Task,
    ): void {
      if (task.projectId === projectId && task.sectionId === sectionId) return;
      const to = { parentId: null, projectId, sectionId };
      const there = siblingsOf({ ...task, ...to });
      const at = next === undefined ? -1 : there.findIndex(({ id }) => id === next.id);
      const position = at === -1 ? between(there.at(-1), undefined) : between(there[at - 1], there[at]);
      take(`Moved “${task.title}” to ${name}`, move({ id: task.id, ...to, position }), move(placeOf(task)));
    },
    addCopy,
    /** Adds a copy of a task, with everything below it, after it. Returns the id of the copy. */
    duplicate(task: Task): string {
      const id = addCopy(task);
      const steps = { undo: act("tasks.delete", id), redo: act("tasks.restore", id) };
      offer({ label: `Duplicated “${task.title}”`, ...steps });
      return id;
    },
    /** Puts a task before one of its siblings, or last. Returns whether that changes anything. */
    putBefore(task: Task, next: Task | undefined): boolean {
      const siblings = siblingsOf(task);
      const others = siblings.filter(({ id }) => id !== task.id);
      const at = next === undefined ? others.length : others.findIndex(({ id }) => id === next.id);
      if (at === -1 || siblings[at]?.id === task.id) return false;
      const position = between(others[at - 1], others[at]);
      const label = `Moved “${task.title}” to ${at + 1} of ${others.length + 1}`;
      announce(label);
      takeSilently(label, move({ id: task.id, position }), move({ id: task.id, position: rankOf(task) }));
      return true;
    },
  };
}

export type TreeActions = ReturnType<typeof createTreeActions>;
