import { rankOf } from "~/shared/rows/rank-order";
import { newUuid } from "~/shared/uuidv7";
import type { Task } from "../task";
import { type NewTask, newFieldsOf } from "../task-draft";
import type { Tree } from "./tree";

/** A task that is about to be added. */
export interface Copy {
  id: string;
  original: Task;
  input: NewTask;
}

/** Where a copy stands. */
type Place = Required<Pick<NewTask, "parentId" | "projectId" | "sectionId" | "position">>;

/**
 * Returns open copies of a task and of everything below it, each after the copy of its parent. All fields are those of the original, except that nothing is completed.
 * @param place where the copy of `task` itself stands; those below keep their order
 */
export function copiesOf(task: Task, { tree, place }: { tree: Tree; place: Place }): [Copy, ...Copy[]] {
  const copy = copyOf(task, place);
  return [copy, ...copiesBelow(task, { tree, place: { ...place, parentId: copy.id } })];
}

const copyOf = (task: Task, place: Place): Copy => ({
  id: newUuid(),
  original: task,
  input: { ...newFieldsOf(task), ...place },
});

function* copiesBelow({ id }: Task, { tree, place }: { tree: Tree; place: Place }): Generator<Copy> {
  for (const subtask of tree.get(id) ?? []) {
    const below = copyOf(subtask, { ...place, position: rankOf(subtask) });
    yield below;
    yield* copiesBelow(subtask, { tree, place: { ...place, parentId: below.id } });
  }
}
