import type { RowStore } from "~/client/sync/row-store";
import { createView, type View } from "~/client/sync/view";
import { compareTasks } from "../../list/sorts/sorts";
import type { Task } from "../task";

/** The subtasks of each task that has any outside the trash, in the order that their owner gave them. */
export type Tree = ReadonlyMap<string, readonly Task[]>;

type Tasks = RowStore<Task>;

const inOrder = compareTasks("position", "asc");
const trees = new WeakMap<Tasks, View<Tree>>();

/** Returns the subtasks of all tasks; one view for each store. */
export function treeOf(store: Tasks): View<Tree> {
  const known = trees.get(store);
  if (known !== undefined) return known;
  const tree = createView<Task, Tree>(store, {
    compute: (tasks) => {
      const found = new Map<string, Task[]>();
      for (const task of tasks) {
        const parentId = parentOf(task);
        if (parentId === undefined) continue;
        const siblings = found.get(parentId);
        if (siblings === undefined) found.set(parentId, [task]);
        else siblings.push(task);
      }
      for (const siblings of found.values()) siblings.sort(inOrder);
      return found;
    },
    update: (before, changes) => {
      const next = new Map(before);
      let isSame = true;
      for (const { before: old, after } of changes) {
        const [from, to] = [parentOf(old), parentOf(after)];
        if (from === undefined && to === undefined) continue;
        isSame = false;
        if (from !== undefined)
          put(
            next,
            from,
            (next.get(from) ?? []).filter(({ id }) => id !== old?.id),
          );
        if (to !== undefined && after !== undefined) put(next, to, [...(next.get(to) ?? []), after].sort(inOrder));
      }
      return isSame ? before : next;
    },
  });
  trees.set(store, tree);
  return tree;
}

function put(tree: Map<string, readonly Task[]>, parentId: string, subtasks: readonly Task[]): void {
  if (subtasks.length === 0) tree.delete(parentId);
  else tree.set(parentId, subtasks);
}

/** Returns the id of the task that a task stands below. */
const parentOf = (task: Task | undefined) => (task?.deletedAt === null ? (task.parentId ?? undefined) : undefined);

/** Returns how many levels of subtasks stand below a task. */
export function heightOf(tree: Tree, id: string): number {
  const below = tree.get(id) ?? [];
  return below.reduce((height, subtask) => Math.max(height, 1 + heightOf(tree, subtask.id)), 0);
}

/** Returns the tasks above one, from the top down, as far as they are known. */
export function ancestorsOf(find: Tasks["find"], { parentId }: Task): Task[] {
  const above: Task[] = [];
  for (let next = parentId; next !== null;) {
    const task = find(next);
    if (task === undefined || above.includes(task)) break;
    above.unshift(task);
    next = task.parentId;
  }
  return above;
}
