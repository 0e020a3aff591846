import { fold } from "~/shared/text/fold";
import type { Grouping } from "../../constants";
import { groupingDefinitions, type Surroundings, withoutTag } from "../../list/arrangement/groupings";
import { dueChangeText, priorityChangeText } from "../../store/change-text";
import type { Task } from "../../store/task";
import type { TaskActions } from "../../store/task-actions";
import type { TreeActions } from "../../store/tree/tree-actions";
import { noDue, onDay } from "../date/on-day";

interface Deps {
  actions: Pick<TaskActions, "edit">;
  tree: Pick<TreeActions, "moveTo" | "putBefore">;
  around: Surroundings;
}

/** A group that a task can be put into. */
export interface GroupOfTasks {
  grouping: Exclude<Grouping, "none">;
  key: string;
}

/** Returns a function that gives a task what a group stands for, before another task of it if that can be. It says so, and can be undone. */
export function createPutInGroup({ actions, tree, around }: Deps) {
  return (task: Task, { grouping, key }: GroupOfTasks, next?: Task): boolean => {
    const { keyOf, headingOf, given: givenBy } = groupingDefinitions[grouping];
    const given = givenBy(key, around);
    const from = keyOf(task, around);
    if (given === undefined || from === key) return false;
    const { dueOn, priority, tags, projectId = task.projectId, sectionId } = given;
    if (dueOn !== undefined) {
      const due = dueOn === null ? noDue : onDay(dueOn, task, around.clock.timeZone);
      actions.edit(task, due, dueChangeText(task, due, around.clock));
    }
    if (priority !== undefined) actions.edit(task, { priority }, priorityChangeText(task, priority));
    if (tags !== undefined) {
      const others = key === withoutTag ? [] : task.tags.filter((tag) => fold(tag) !== from && fold(tag) !== key);
      const label = key === withoutTag ? "no tags" : `the tag ${tags.join()}`;
      actions.edit(task, { tags: [...others, ...tags] }, `“${task.title}” now has ${label}`);
    }
    if (sectionId !== undefined) {
      tree.moveTo(task, { projectId, sectionId }, headingOf(key, around).title ?? "", next);
    }
    return true;
  };
}

export type PutInGroup = ReturnType<typeof createPutInGroup>;
