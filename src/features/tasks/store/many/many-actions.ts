import type { Clock } from "~/shared/clock";
import { rankBetween } from "~/shared/rows/rank";
import { rankOf } from "~/shared/rows/rank-order";
import { toast } from "~/ui/feedback/toast";
import { lineageOf } from "../../tree/along";
import type { TaskCopy } from "../copy/task-copy";
import type { TaskCommand } from "../copy/task-effects";
import type { Task } from "../task";
import { type Changes, editOf, oppositeOf } from "../task-edit";
import { createTreeActions } from "../tree/tree-actions";
import type { UndoStack } from "../undo-stack";
import { createUndoable } from "../undoable";
import { groupBy, inParts, manyEditOf, updateCommands } from "./update-commands";

interface Deps {
  copy: Pick<TaskCopy, "store" | "give">;
  undo: UndoStack;
  /** Returns the time and the time zone of the user. */
  clock: () => Pick<Clock, "timeZone">;
}

/** As many tasks as one command gives places of their own: ranks may be long, and a request may not. */
const maxPlaced = 200;
/** As many tasks as are duplicated at once, because each copy is a command of its own. */
const maxCopied = 100;
/** As many tasks as become subtasks at once, because each is moved by a command of its own. */
const maxNested = 100;

type Place = Pick<Task, "projectId" | "sectionId">;

/** Returns "1 task", "12 tasks". */
export const countTasks = (count: number) => (count === 1 ? "1 task" : `${count.toLocaleString("en")} tasks`);

/** Returns the actions on many tasks. Each is one step for the user, however many commands it takes, and gives every task its own values back when it is undone. */
export function createManyActions({ copy, undo, clock }: Deps) {
  const { give, store } = copy;
  const { offer, take } = createUndoable(undo);
  const { addCopy, siblingsOf } = createTreeActions(copy, undo);
  const giveAll = (commands: readonly TaskCommand[]) => () => {
    for (const command of commands) give(command);
  };
  const ofIds = (tasks: readonly Pick<Task, "id">[], commandOf: (ids: string[]) => TaskCommand) =>
    giveAll(inParts(tasks).map((part) => commandOf(part.map(({ id }) => id))));
  const deleting = (tasks: readonly Pick<Task, "id">[]) =>
    ofIds(tasks, (ids) => ({ procedure: "tasks.deleteMany", input: { ids } }));
  const restoring = (tasks: readonly Pick<Task, "id">[]) =>
    ofIds(tasks, (ids) => ({ procedure: "tasks.restoreMany", input: { ids } }));

  /** Returns the tasks that are below none of the others. */
  function topOf(tasks: readonly Task[]): Task[] {
    const chosen = new Set(tasks.map(({ id }) => id));
    return tasks.filter(
      ({ parentId }) => parentId === null || ![...lineageOf(parentId, store.find)].some((id) => chosen.has(id)),
    );
  }

  const completing = (tasks: readonly Task[], completed: boolean) =>
    ofIds(tasks, (ids) => ({ procedure: "tasks.completeMany", input: { ids, completed, timeZone: clock().timeZone } }));

  return {
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
    /** Makes tasks the last subtasks of another one, in their order. Those below others of them stay there. Returns those that are moved. */
    putBelow(tasks: readonly Task[], parent: Task): readonly Task[] {
      const moved = topOf(tasks).filter(({ parentId }) => parentId !== parent.id);
      if (moved.length > maxNested) {
        toast({ message: `Make at most ${maxNested} tasks subtasks at once.`, key: "done" });
        return [];
      }
      const last = siblingsOf({ ...parent, parentId: parent.id }).at(-1);
      let position = last === undefined ? null : rankOf(last);
      const forward = moved.map(({ id }): TaskCommand => {
        position = rankBetween(position, null);
        return { procedure: "tasks.move", input: { id, parentId: parent.id, position } };
      });
      const [only] = moved;
      if (only === undefined) return moved;
      const named = moved.length === 1 ? `“${only.title}” is a subtask` : `${countTasks(moved.length)} are subtasks`;
      take(`${named} of “${parent.title}” now`, giveAll(forward), giveAll(moved.map(returnOf)));
      return moved;
    },
    /** Puts tasks at the end of a project or a section, in their order. Those below others of them stay there. */
    moveTo(tasks: readonly Task[], { projectId, sectionId }: Place, name: string): void {
      const isThere = (task: Task) => task.projectId === projectId && task.sectionId === sectionId;
      const moved = topOf(tasks).filter((task) => !isThere(task));
      if (moved.length === 0) return;
      const last = siblingsOf({ parentId: null, projectId, sectionId }).at(-1);
      let position = last === undefined ? null : rankOf(last);
      const placed = moved.map(({ id }) => {
        position = rankBetween(position, null);
        return { id, position };
      });
      const forward = inParts(placed, maxPlaced).map((part): TaskCommand => {
        const each = part.map((own) => ({ ids: [own.id], position: own.position }));
        return { procedure: "tasks.moveMany", input: { ids: part.map(({ id }) => id), projectId, sectionId, each } };
      });
      take(`Moved ${countTasks(moved.length)} to ${name}`, giveAll(forward), giveAll(backOf(moved)));
    },
  };
}

/** Returns the command that puts a task back to where it is now: below its parent, or in its place without one. */
function returnOf(task: Task): TaskCommand {
  const { id, parentId, projectId, sectionId } = task;
  const place = parentId === null ? { projectId, sectionId } : {};
  return { procedure: "tasks.move", input: { id, parentId, position: rankOf(task), ...place } };
}

/** Returns the commands that put tasks back to where they are. Each that is a subtask gets its parent again. */
function backOf(tasks: readonly Task[]): TaskCommand[] {
  const top = inParts(
    tasks.filter(({ parentId }) => parentId === null),
    maxPlaced,
  ).map((part): TaskCommand => {
    const groups = groupBy(part, (task) => ({
      projectId: task.projectId,
      sectionId: task.sectionId,
      position: rankOf(task),
    }));
    const each = groups.map(({ value, items }) => Object.assign({ ids: items.map(({ id }) => id) }, value));
    const ids = part.map(({ id }) => id);
    return {
      procedure: "tasks.moveMany",
      input: { ids, projectId: part[0]?.projectId ?? null, sectionId: part[0]?.sectionId ?? null, each },
    };
  });
  return [...top, ...tasks.filter(({ parentId }) => parentId !== null).map(returnOf)];
}
