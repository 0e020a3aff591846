import { rankOf } from "~/shared/rows/rank-order";
import { newUuid } from "~/shared/uuidv7";
import type { Task } from "../task";
import { type NewTask, newFieldsOf } from "../task-draft";
import type { Tree } from "./tree";

/** A task that is about to be added. */
export interface Copy {
  id: string;
  input: NewTask;
}

/**
 * Returns the open copies of a task and of everything below it, each after the copy of its parent. All fields are those of the original, except that nothing is completed.
 * @param position the rank of the copy of `task` itself; those below keep theirs
 */
export function copiesOf(task: Task, { tree, position }: { tree: Tree; position: string }): [Copy, ...Copy[]] {
  const copy = copyOf(task, { parentId: task.parentId, position });
  return [copy, ...copiesBelow(task, copy, tree)];
}

const copyOf = (task: Task, place: Required<Pick<NewTask, "parentId" | "position">>): Copy => ({
  id: newUuid(),
  input: { ...newFieldsOf(task), ...place },
});

function* copiesBelow({ id }: Task, copy: Copy, tree: Tree): Generator<Copy> {
  for (const subtask of tree.get(id) ?? []) {
    const below = copyOf(subtask, { parentId: copy.id, position: rankOf(subtask) });
    yield below;
    yield* copiesBelow(subtask, below, tree);
  }
}
