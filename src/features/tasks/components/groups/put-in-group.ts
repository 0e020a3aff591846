import { fold } from "~/shared/text/fold";
import type { Grouping } from "../../constants";
import { groupingDefinitions, type Surroundings, withoutTag } from "../../list/arrangement/groupings";
import { priorityNames } from "../../list/labels/priority-labels";
import { dueChangeText, dueManyText, priorityChangeText } from "../../store/change-text";
import type { createManyActions } from "../../store/many/many-actions";
import type { Task } from "../../store/task";
import type { TaskActions } from "../../store/task-actions";
import type { TreeActions } from "../../store/tree/tree-actions";
import { noDue, onDay } from "../date/on-day";

interface Deps {
  actions: Pick<TaskActions, "edit">;
  tree: Pick<TreeActions, "moveTo" | "putBefore">;
  around: Surroundings;
}

interface ManyDeps {
  many: Pick<ReturnType<typeof createManyActions>, "edit" | "moveTo">;
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
      const label = key === withoutTag ? "no tags" : `the tag ${tags.join()}`;
      actions.edit(task, { tags: [...tagsBeside(task, from, key), ...tags] }, `“${task.title}” now has ${label}`);
    }
    if (sectionId !== undefined) {
      tree.moveTo(task, { projectId, sectionId }, headingOf(key, around).title ?? "", next);
    }
    return true;
  };
}

export type PutInGroup = ReturnType<typeof createPutInGroup>;

/** Returns a function that gives several tasks what a group stands for, where they have it not. It says so, and can be undone. */
export function createPutManyInGroup({ many, around }: ManyDeps) {
  return (tasks: readonly Task[], { grouping, key }: GroupOfTasks): void => {
    const { keyOf, headingOf, given: givenBy } = groupingDefinitions[grouping];
    const given = givenBy(key, around);
    const others = tasks.filter((task) => keyOf(task, around) !== key);
    const [first] = others;
    if (given === undefined || first === undefined) return;
    const { dueOn, priority, tags, projectId = first.projectId, sectionId } = given;
    const { clock } = around;
    if (dueOn !== undefined)
      many.edit(
        others,
        (task) => (dueOn === null ? noDue : onDay(dueOn, task, clock.timeZone)),
        (named) => dueManyText(named, dueOn, clock),
      );
    if (priority !== undefined)
      many.edit(
        others,
        () => ({ priority }),
        (named) => `${priorityNames[priority]} priority for ${named}`,
      );
    if (tags !== undefined) {
      const label = key === withoutTag ? "no tags" : `the tag ${tags.join()}`;
      many.edit(
        others,
        (task) => ({ tags: [...tagsBeside(task, keyOf(task, around), key), ...tags] }),
        (named) => `${named} now with ${label}`,
      );
    }
    if (sectionId !== undefined) many.moveTo(others, { projectId, sectionId }, headingOf(key, around).title ?? "");
  };
}

/** Returns the tags that a task keeps beside the one of its next group. */
const tagsBeside = ({ tags }: Task, from: string, key: string) =>
  key === withoutTag ? [] : tags.filter((tag) => fold(tag) !== from && fold(tag) !== key);
