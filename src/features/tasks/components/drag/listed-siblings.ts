import type { Task } from "../../store/task";
import { isListSortedBy, listedIds } from "../list/row-focus";

type Find = (id: string) => Task | undefined;

/** Returns the listed tasks with the same parent and in the same place as a listed task, itself included, in the order of the list. */
export function listedSiblings(task: Task, find: Find): Task[] {
  const isBeside = (other: Task | undefined) =>
    other?.parentId === task.parentId && other.projectId === task.projectId && other.sectionId === task.sectionId;
  return listedIds()
    .map(find)
    .filter((other) => other !== undefined)
    .filter(isBeside);
}

/** Returns whether a task can be moved among its listed siblings: below a parent always, elsewhere where the list is in the order of its owner. */
export const canBeMoved = ({ parentId }: Task) =>
  isListSortedBy("position") || (parentId !== null && listedIds().includes(parentId));
