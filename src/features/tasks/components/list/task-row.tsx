"use client";

import { memo, type MouseEvent } from "react";
import type { Said } from "~/shared/due-labels";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";
import { joinClasses } from "~/ui/join-classes";
import type { ViewName } from "../../list/views";
import { useIsSelected } from "../select/use-selection";
import { FoldButton } from "../subtasks/fold-button";
import { ConflictMark } from "../refused/conflict-mark";
import { MarkedText } from "./marked-text";
import type { Task } from "../../store/task";
import { TaskFacts } from "./task-facts";
import { type RowPopup, TaskRowActions } from "./task-row-actions";
import { useTasks } from "../../store/tasks-provider";
import { isPlainPress, openTask } from "./use-list-address";
import type { OpenFor } from "~/ui/overlays/use-popup";

interface TaskRowProps {
  task: Task;
  view: ViewName;
  said: Said;
  /** The address that opens the task. */
  href: string;
  /** Whether keys act on this row. It is the only one that Tab stops at. */
  isCurrent: boolean;
  isOpen: boolean;
  /** 1, or more for a subtask below its parent. */
  level: number;
  /** Whether the subtasks below it are shown; `undefined` without any. */
  isUnfolded: boolean | undefined;
  openPopup: RowPopup | undefined;
  /** Whether it no longer belongs to the list and is about to disappear. */
  isExiting: boolean;
  words: readonly string[];
  onMenu: OpenFor;
}

/** Shows a task on one line, or on two where the list is narrow. It has few elements, because a list has many rows. */
export const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, view, said, href, isCurrent, isOpen, openPopup, isExiting, words, onMenu, level, isUnfolded } = props;
  const { actions } = useTasks();
  const isSelected = useIsSelected(task.id);
  const tabIndex = isCurrent ? 0 : -1;
  const open = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    openTask(task.id);
  };
  return (
    <div
      data-task={task.id}
      style={level > 1 ? { paddingInlineStart: indent(level) } : undefined}
      className={joinClasses(
        rowClass,
        "group/row",
        isOpen || isSelected ? "bg-accent-soft" : "hover:bg-hover focus-within:bg-hover",
        isSelected && "shadow-[inset_3px_0_0_var(--color-accent)]",
        isExiting && exitingClass,
      )}
    >
      {isSelected && <span className="sr-only">Selected</span>}
      {isUnfolded !== undefined && <FoldButton task={task} isUnfolded={isUnfolded} tabIndex={tabIndex} />}
      <CheckboxCircle
        label={`Complete ${task.title}`}
        tint={task.priority}
        tabIndex={tabIndex}
        checked={task.completed}
        onChange={() => actions.setCompleted(task, !task.completed)}
        // Above the title, whose link covers the whole row.
        className="z-1"
      />
      <div className={contentClass}>
        <a
          href={href}
          onClick={open}
          tabIndex={tabIndex}
          aria-current={isOpen || undefined}
          data-task-title
          dir="auto"
          className={joinClasses(
            titleClass,
            "outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
            task.completed && "text-muted line-through decoration-1",
          )}
        >
          <MarkedText text={task.title} words={words} />
        </a>
        <ConflictMark id={task.id} />
        <TaskFacts task={task} view={view} said={said} isNested={level > 1} />
      </div>
      {task.priority === "high" && <span className="sr-only">High priority</span>}
      <TaskRowActions task={task} tabIndex={tabIndex} openPopup={openPopup} onMenu={onMenu} />
    </div>
  );
});

/** The list of a tree has a gutter for what folds its rows. */
export const rowClass =
  "relative flex min-h-(--row-height) items-center gap-x-2 rounded-md ps-[calc(0.5rem+var(--gutter,0px))] pe-2 py-(--row-padding)";
const indent = (level: number) => `calc(0.5rem + var(--gutter, 0px) + ${(level - 1) * 1.5}rem)`;
export const exitingClass = "pointer-events-none opacity-40 transition-opacity duration-700";
export const contentClass = "min-w-0 flex-1 @xl:flex @xl:items-center @xl:gap-x-4";
/** A title that stands alone may take the line below it, too. */
export const titleClass =
  "block min-w-0 flex-1 truncate text-left print:whitespace-normal text-(length:--row-text)/(--row-line) @max-xl:only:line-clamp-2 @max-xl:only:whitespace-normal";
