import { fold } from "~/shared/text/fold";
import { maxLevels } from "../../constants";
import { type ArchivedProjects, isAtRest } from "../../list/filters/archived";
import type { Task } from "../task";
import { ancestorsOf, heightOf, type Tree } from "./tree";

/** What this browser knows of the tasks. */
export interface KnownTasks {
  list: () => readonly Task[];
  find: (id: string) => Task | undefined;
  tree: Tree;
  archived: ArchivedProjects;
}

/** What is found: the tasks that can be the parent, or else why none can. */
export type PossibleParents = { offered: Task[]; fault: string | undefined };

/**
 * Returns the open tasks that all of `tasks` can become subtasks of and whose title holds the typed text: those first that begin with it, then those in
 * the same place, then those that were changed last. If there are none, `fault` says why.
 */
export function findPossibleParents(tasks: readonly Task[], typed: string, known: KnownTasks): PossibleParents {
  const { list, find, tree } = known;
  const text = fold(typed.trim());
  const moved = new Set(tasks.map(({ id }) => id));
  if (tasks.length === 0) return { offered: [], fault: "What was chosen is in the trash by now." };
  const height = Math.max(0, ...tasks.map(({ id }) => heightOf(tree, id)));
  if (height + 2 > maxLevels) return { offered: [], fault: `${levelsText}, and so many are below it already.` };

  /** Returns why a task cannot be the parent. */
  function faultOf(task: Task): string | undefined {
    const { id, title, completed, deletedAt } = task;
    if (deletedAt !== null) return `“${title}” is in the trash. Restore it first.`;
    if (completed) return `“${title}” is completed. Reopen it first.`;
    if (isAtRest(task, known.archived)) return `“${title}” is in an archived project.`;
    const above = ancestorsOf(find, task);
    if ([task, ...above].some((one) => moved.has(one.id))) return "A task cannot be a subtask of itself.";
    if (above.length + 2 + height > maxLevels) return `${levelsText}. “${title}” has no room below it.`;
    return tasks.every(({ parentId }) => parentId === id) ? `“${title}” is its parent already.` : undefined;
  }

  const named = list().filter(({ title }) => fold(title).includes(text));
  const offered = named.filter((task) => faultOf(task) === undefined);
  if (offered.length > 0) return { offered: offered.sort(nearestFirst(tasks[0], text)), fault: undefined };
  if (text === "") return { offered, fault: "There is no other open task that can be its parent." };
  // What is in the trash is the least likely to be meant.
  const meant = named.find(({ deletedAt }) => deletedAt === null) ?? named[0];
  return { offered, fault: (meant && faultOf(meant)) ?? "No task has such a title." };
}

const levelsText = `Subtasks go ${maxLevels} levels deep at most`;

/** Returns how two tasks compare: by whether their titles begin with the text, they are where the moved task is, and were changed lately. */
function nearestFirst(moved: Task | undefined, text: string) {
  const begins = ({ title }: Task) => Number(fold(title).startsWith(text));
  const isNear = ({ projectId, sectionId }: Task) =>
    Number(projectId === moved?.projectId) + Number(projectId === moved?.projectId && sectionId === moved.sectionId);
  return (one: Task, other: Task) =>
    begins(other) - begins(one) || isNear(other) - isNear(one) || (one.updatedAt > other.updatedAt ? -1 : 1);
}
