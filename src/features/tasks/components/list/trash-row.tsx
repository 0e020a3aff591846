"use client";

import Undo2 from "lucide-react/icons/undo-2";
import { memo } from "react";
import { Button } from "~/ui/button";
import { joinClasses } from "~/ui/join-classes";
import { MarkedText } from "./marked-text";
import type { Task } from "../../store/task";
import { TaskFacts } from "./task-facts";
import { useTasks } from "../../store/tasks-provider";

interface TrashRowProps {
  task: Task;
  isExiting: boolean;
  words: readonly string[];
}

/** Shows a deleted task, which can only be restored. */
export const TrashRow = memo(function TrashRow({ task, isExiting, words }: TrashRowProps) {
  const { actions } = useTasks();
  return (
    <div
      data-task={task.id}
      className={joinClasses(
        "flex items-center gap-3 rounded-md px-2 py-2.5 transition-opacity",
        isExiting && "pointer-events-none opacity-40 duration-700",
      )}
    >
      <div className="min-w-0 flex-1">
        <p dir="auto" className="line-clamp-3 text-base text-pretty text-muted">
          <MarkedText text={task.title} words={words} />
        </p>
        <TaskFacts task={task} />
      </div>
      <Button
        size="sm"
        className="print:hidden"
        icon={<Undo2 aria-hidden className="size-4" />}
        data-task-title
        aria-label={`Restore ${task.title}`}
        onClick={() => void actions.restore(task)}
      >
        Restore
      </Button>
    </div>
  );
});
