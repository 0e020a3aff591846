"use client";

import Undo2 from "lucide-react/icons/undo-2";
import { memo } from "react";
import type { Said } from "~/shared/due-labels";
import { Button } from "~/ui/button";
import { joinClasses } from "~/ui/join-classes";
import { MarkedText } from "./marked-text";
import type { Task } from "../../store/task";
import { TaskFacts } from "./task-facts";
import { contentClass, exitingClass, rowClass, titleClass } from "./task-row";
import { useTasks } from "../../store/tasks-provider";

interface TrashRowProps {
  task: Task;
  said: Said;
  isExiting: boolean;
  words: readonly string[];
}

/** Shows a deleted task, which can only be restored. */
export const TrashRow = memo(function TrashRow({ task, said, isExiting, words }: TrashRowProps) {
  const { actions } = useTasks();
  return (
    <div data-task={task.id} className={joinClasses(rowClass, isExiting && exitingClass)}>
      <div className={contentClass}>
        <p dir="auto" className={joinClasses(titleClass, "text-muted")}>
          <MarkedText text={task.title} words={words} />
        </p>
        <TaskFacts task={task} view="trash" said={said} />
      </div>
      <Button
        size="sm"
        variant="quiet"
        className="print:hidden"
        icon={<Undo2 aria-hidden className="size-4" />}
        data-task-title
        aria-label={`Restore ${task.title}`}
        onClick={() => actions.restore(task)}
      >
        Restore
      </Button>
    </div>
  );
});
