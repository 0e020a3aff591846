"use client";

import { memo } from "react";
import type { Said } from "~/shared/due-labels";
import { joinClasses } from "~/ui/join-classes";
import { MarkedText } from "../list/marked-text";
import { focusRowOrPage, neighbourOf } from "../list/row-focus";
import type { Task } from "../../store/task";
import { TaskFacts } from "../list/task-facts";
import { contentClass, exitingClass, rowClass, titleClass } from "../list/task-row";
import { useTasks } from "../../store/tasks-provider";
import { usePurge } from "../../store/use-purge";
import { TrashActions } from "./trash-actions";

interface TrashRowProps {
  task: Task;
  said: Said;
  isExiting: boolean;
  words: readonly string[];
}

/** Shows a deleted task, which can be restored or deleted permanently. */
export const TrashRow = memo(function TrashRow({ task, said, isExiting, words }: TrashRowProps) {
  const { actions } = useTasks();
  const { purge } = usePurge();
  const purgeThis = async () => {
    const neighbour = neighbourOf(task.id);
    const failure = await purge(task);
    if (failure === undefined) requestAnimationFrame(() => focusRowOrPage(neighbour));
    return failure;
  };
  return (
    <div data-task={task.id} className={joinClasses(rowClass, isExiting && exitingClass)}>
      <div className={contentClass}>
        <p dir="auto" className={joinClasses(titleClass, "text-muted")}>
          <MarkedText text={task.title} words={words} />
        </p>
        <TaskFacts task={task} view="trash" said={said} />
      </div>
      <TrashActions name={task.title} isInList onRestore={() => actions.restore(task)} onPurge={purgeThis}>
        “<bdi>{task.title}</bdi>” cannot be restored.
      </TrashActions>
    </div>
  );
});
