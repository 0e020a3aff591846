"use client";

import { memo, type MouseEvent } from "react";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";
import { joinClasses } from "~/ui/join-classes";
import { MarkedText } from "./marked-text";
import type { Task } from "../../store/task";
import { TaskFacts } from "./task-facts";
import { TaskRowActions } from "./task-row-actions";
import { useTasks } from "../../store/tasks-provider";
import { isPlainPress, openTask } from "./use-list-address";

interface TaskRowProps {
  task: Task;
  /** The address that opens the task. */
  href: string;
  /** Whether keys act on this row. It is the only one that Tab stops at. */
  isCurrent: boolean;
  isOpen: boolean;
  /** Whether it no longer belongs to the list and is about to disappear. */
  isExiting: boolean;
  words: readonly string[];
}

export const TaskRow = memo(function TaskRow({ task, href, isCurrent, isOpen, isExiting, words }: TaskRowProps) {
  const { actions } = useTasks();
  const tabIndex = isCurrent ? 0 : -1;
  const open = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    openTask(task.id);
  };
  return (
    <div
      data-task={task.id}
      className={joinClasses(
        "group/row relative flex items-start gap-3 rounded-md px-2 py-2.5 transition-[opacity,background-color] duration-150",
        isOpen ? "bg-accent-soft" : "hover:bg-hover focus-within:bg-hover",
        isExiting && "pointer-events-none opacity-40 duration-700",
      )}
    >
      {/* Above the title, whose link covers the whole row. */}
      <div className="relative z-1">
        <CheckboxCircle
          label={`Complete ${task.title}`}
          tint={task.priority}
          tabIndex={tabIndex}
          checked={task.completed}
          onChange={() => void actions.setCompleted(task, !task.completed)}
        />
      </div>
      <div className="min-w-0 flex-1">
        <a
          href={href}
          onClick={open}
          tabIndex={tabIndex}
          aria-current={isOpen || undefined}
          data-task-title
          dir="auto"
          className={joinClasses(
            "line-clamp-3 rounded-sm text-base leading-6 text-pretty outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
            task.completed && "text-muted line-through decoration-1",
          )}
        >
          <MarkedText text={task.title} words={words} />
        </a>
        <TaskFacts task={task} />
      </div>
      <TaskRowActions task={task} tabIndex={tabIndex} />
    </div>
  );
});
