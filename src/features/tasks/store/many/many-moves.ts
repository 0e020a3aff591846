import { rankBetween } from "~/shared/rows/rank";
import { rankOf } from "~/shared/rows/rank-order";
import { announce } from "~/ui/feedback/announce";
import { toast } from "~/ui/feedback/toast";
import type { CommandInputs } from "~/client/sync/command";
import { maxLevels } from "../../constants";
import { lineageOf } from "../../tree/along";
import type { TaskCopy } from "../copy/task-copy";
import type { TaskCommand } from "../copy/task-effects";
import type { Task } from "../task";
import { ancestorsOf, heightOf, treeOf } from "../tree/tree";
import { createTreeActions } from "../tree/tree-actions";
import type { UndoStack } from "../undo-stack";
import { createUndoable } from "../undoable";
import { countTasks } from "./count-tasks";
import { groupBy, inParts } from "./update-commands";

/** As many tasks as one command gives places of their own: ranks may be long, and a request may not. */
const maxPlaced = 200;

type Place = Pick<Task, "projectId" | "sectionId">;
type Beside = Place & Pick<Task, "parentId">;

/** A task and its rank at a place. */
interface Placed {
  id: string;
  position: string;
}

/** Returns the actions that put many tasks elsewhere, in their order. Those below others of them stay there. */
export function createManyMoves(copy: Pick<TaskCopy, "store" | "give" | "kinds">, undo: UndoStack) {
  const { give, store } = copy;
  const { take, takeSilently } = createUndoable(undo);
  const { siblingsOf } = createTreeActions(copy, undo);
  const giveAll = (commands: readonly TaskCommand[]) => () => {
    for (const command of commands) give(command);
  };

  /** Returns the tasks that are below none of the others. */
  function topOf(tasks: readonly Task[]): Task[] {
    const chosen = new Set(tasks.map(({ id }) => id));
    return tasks.filter(
      ({ parentId }) => parentId === null || ![...lineageOf(parentId, store.find)].some((id) => chosen.has(id)),
    );
  }

  /** Returns why tasks cannot be put below a parent. */
  function faultBelow(tasks: readonly Task[], parentId: string | null): string | undefined {
    const parent = parentId === null ? undefined : store.find(parentId);
    if (parent === undefined) return undefined;
    const above = [...ancestorsOf(store.find, parent), parent];
    if (above.some(({ id }) => tasks.some((task) => task.id === id))) return "A task cannot be a subtask of itself.";
    const height = Math.max(...tasks.map(({ id }) => heightOf(treeOf(store).read(), id)));
    return above.length + 1 + height > maxLevels ? `Subtasks go ${maxLevels} levels deep at most.` : undefined;
  }

  /** Returns tasks with ranks between those of two siblings, or after the first if both have the same. */
  function placedBetween(tasks: readonly Task[], before: Task | undefined, after: Task | undefined): Placed[] {
    const [low, high] = [before && rankOf(before), after && rankOf(after)];
    const end = high === undefined || (low !== undefined && low >= high) ? null : high;
    let position = low ?? null;
    return tasks.map(({ id }) => ({ id, position: (position = rankBetween(position, end)) }));
  }

  /** Returns what is said of tasks that get the parent of others, or lose theirs and stay where they are; `undefined` for any other move. */
  function besideText(moved: readonly Task[], { parentId, projectId }: Beside): string | undefined {
    const [only, ...others] = moved;
    const isAlone = others.length === 0;
    const named = isAlone ? `“${only?.title}” is` : `${countTasks(moved.length)} are`;
    const parent = parentId === null ? undefined : store.find(parentId);
    if (parent !== undefined) return `${named} ${isAlone ? "a subtask" : "subtasks"} of “${parent.title}” now`;
    const isHere = moved.every((task) => task.projectId === projectId);
    return isHere ? `${named} no ${isAlone ? "subtask" : "subtasks"} now` : undefined;
  }

  return {
    topOf,
    /** Puts tasks beside one, after it. Returns whether that changes anything. */
    putAfter(tasks: readonly Task[], one: Task): boolean {
      const siblings = siblingsOf(one).filter(({ id }) => id === one.id || tasks.every((task) => task.id !== id));
      return this.putBefore(tasks, one, siblings[siblings.findIndex(({ id }) => id === one.id) + 1]);
    },
    /** Makes tasks subtasks of another one, before one of its subtasks or last. Returns those that are moved. */
    putBelow(tasks: readonly Task[], parent: Task, next?: Task): readonly Task[] {
      const moved = topOf(tasks).filter(({ parentId }) => parentId !== parent.id);
      if (moved.length === 0) return [];
      const fault = faultBelow(moved, parent.id);
      if (fault !== undefined) {
        toast({ message: fault, key: "done" });
        return [];
      }
      const siblings = siblingsOf({ ...parent, parentId: parent.id });
      const found = siblings.findIndex(({ id }) => id === next?.id);
      const at = found === -1 ? siblings.length : found;
      const placed = placedBetween(moved, siblings[at - 1], siblings[at]);
      const beside = { ...parent, parentId: parent.id };
      take(besideText(moved, beside) ?? "", giveAll(placing(placed, beside)), giveAll(backOf(moved)));
      return moved;
    },
    /** Puts tasks beside one, before another one there or last. Returns whether that changes anything. */
    putBefore(tasks: readonly Task[], { parentId, projectId, sectionId }: Beside, next: Task | undefined): boolean {
      const moved = topOf(tasks);
      const beside = { parentId, projectId, sectionId };
      const ids = new Set(moved.map(({ id }) => id));
      const siblings = siblingsOf(beside);
      const others = siblings.filter(({ id }) => !ids.has(id));
      const at = next === undefined ? others.length : others.findIndex(({ id }) => id === next.id);
      if (at === -1) return false;
      const isThere = moved.every((task) => siblings.some(({ id }) => id === task.id));
      const after = [...others.slice(0, at), ...moved, ...others.slice(at)];
      if (isThere && after.every(({ id }, index) => siblings[index]?.id === id)) return false;
      const placed = placedBetween(moved, others[at - 1], others[at]);
      const label = `Moved ${countTasks(moved.length)} to ${at + 1} of ${after.length}`;
      if (isThere) {
        const back = moved.map((task) => ({ id: task.id, position: rankOf(task) }));
        announce(label);
        takeSilently(label, giveAll(among(placed, beside)), giveAll(among(back, beside)));
        return true;
      }
      const fault = faultBelow(moved, parentId);
      if (fault !== undefined) toast({ message: fault, key: "done" });
      if (fault !== undefined) return false;
      take(besideText(moved, beside) ?? label, giveAll(placing(placed, beside)), giveAll(backOf(moved)));
      return true;
    },
    /** Puts tasks at the end of a project or a section. */
    moveTo(tasks: readonly Task[], { projectId, sectionId }: Place, name: string): void {
      const isThere = (task: Task) => task.projectId === projectId && task.sectionId === sectionId;
      const moved = topOf(tasks).filter((task) => !isThere(task));
      if (moved.length === 0) return;
      const last = siblingsOf({ parentId: null, projectId, sectionId }).at(-1);
      const forward = among(placedBetween(moved, last, undefined), { projectId, sectionId });
      take(`Moved ${countTasks(moved.length)} to ${name}`, giveAll(forward), giveAll(backOf(moved)));
    },
  };
}

/** Returns the commands that give tasks their ranks at a place. Those that are there already keep their parent. */
function among(placed: readonly Placed[], { projectId, sectionId }: Place): TaskCommand[] {
  return inParts(placed, maxPlaced).map((part) => {
    const each = part.map(({ id, position }) => ({ ids: [id], position }));
    return { procedure: "tasks.moveMany", input: { ids: part.map(({ id }) => id), projectId, sectionId, each } };
  });
}

/** Returns the commands that put tasks below a parent, or into a place without one. */
function placing(placed: readonly Placed[], { parentId, ...place }: Beside): TaskCommand[] {
  return putting(placed.map(({ id, position }) => ({ id, parentId, position, ...placeWithout(parentId, place) })));
}

/** Returns the commands that put tasks back to where they are. Each that is a subtask gets its parent again. */
function backOf(tasks: readonly Task[]): TaskCommand[] {
  return putting(
    tasks.map((task) => {
      const { id, parentId } = task;
      return { id, parentId, position: rankOf(task), ...placeWithout(parentId, task) };
    }),
  );
}

/** Returns the place of a task, which one below a parent has from that. */
const placeWithout = (parentId: string | null, { projectId, sectionId }: Place): Partial<Place> =>
  parentId === null ? { projectId, sectionId } : {};

type Put = CommandInputs["tasks.move"] & { parentId: string | null };

/** Returns the commands that put each task where that is said: one of its own for a single task, else as few as possible. */
function putting(tasks: readonly Put[]): TaskCommand[] {
  const [only] = tasks;
  if (only !== undefined && tasks.length === 1) return [{ procedure: "tasks.move", input: only }];
  return inParts(tasks, maxPlaced).map((part) => {
    const groups = groupBy(part, ({ id: _id, ...target }) => target);
    const each = groups.map(({ value, items }) => Object.assign({ ids: items.map(({ id }) => id) }, value));
    const ids = part.map(({ id }) => id);
    const [first] = part;
    const all = first?.parentId == null ? { projectId: first?.projectId ?? null } : { parentId: first.parentId };
    return { procedure: "tasks.moveMany", input: { ids, ...all, each } };
  });
}
