import { memo, type MouseEvent } from "react";
import { useClock } from "~/client/clock";
import { dueState } from "~/shared/dates/due-state";
import { timeLabel } from "~/shared/due-labels";
import { CheckboxCircle } from "~/ui/fields/checkbox-circle";
import { joinClasses } from "~/ui/join-classes";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { useIsSelected } from "../select/use-selection";
import type { OpenFor } from "~/ui/overlays/use-popup";
import { exitingClass } from "../list/task-row";
import { type RowPopup, TaskRowActions } from "../list/task-row-actions";
import { isPlainPress, openTask } from "../list/use-list-address";

interface CalendarTaskProps {
  task: Task;
  /** The address that opens the task. */
  href: string;
  isCurrent: boolean;
  isOpen: boolean;
  isExiting: boolean;
  openPopup: RowPopup | undefined;
  onMenu: OpenFor;
}

/** Shows a task on its day: with its time, if it has one, and its title. */
export const CalendarTask = memo(function CalendarTask(props: CalendarTaskProps) {
  const { task, href, isCurrent, isOpen, isExiting, openPopup, onMenu } = props;
  const { actions } = useTasks();
  const clock = useClock();
  const isOverdue = dueState(task, clock.now, clock.timeZone).period === "overdue";
  const isSelected = useIsSelected(task.id);
  const tabIndex = isCurrent ? 0 : -1;
  const open = (event: MouseEvent) => {
    if (!isPlainPress(event)) return;
    event.preventDefault();
    openTask(task.id);
  };
  return (
    <li
      data-task={task.id}
      className={joinClasses(
        "group/row @container relative flex min-h-7 items-center gap-1 rounded-md border border-line bg-surface pr-1 text-sm",
        isOpen || isSelected ? "bg-accent-soft" : "hover:bg-hover focus-within:bg-hover",
        isSelected && "shadow-[inset_3px_0_0_var(--color-accent)]",
        isExiting && exitingClass,
      )}
    >
      {isSelected && <span className="sr-only">Selected</span>}
      <CheckboxCircle
        label={`Complete ${task.title}`}
        tint={task.priority}
        tabIndex={tabIndex}
        checked={task.completed}
        onChange={() => actions.setCompleted(task, !task.completed)}
        className="z-1 scale-80"
      />
      {task.dueAt !== null && (
        <span className="shrink-0 text-xs text-muted tabular-nums" suppressHydrationWarning>
          {timeLabel(task.dueAt, clock)}
        </span>
      )}
      <a
        href={href}
        onClick={open}
        tabIndex={tabIndex}
        aria-current={isOpen || undefined}
        data-task-title
        dir="auto"
        className={joinClasses(
          "min-w-0 flex-1 truncate outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent",
          task.completed && "text-muted line-through decoration-1",
          isOverdue && "text-danger",
        )}
      >
        {task.title}
      </a>
      {isOverdue && <span className="sr-only">Overdue</span>}
      {task.priority === "high" && <span className="sr-only">High priority</span>}
      <span className="absolute inset-y-0 right-1 z-1 hidden items-center bg-hover group-focus-within/row:flex group-hover/row:flex has-aria-expanded:flex">
        <TaskRowActions task={task} tabIndex={tabIndex} openPopup={openPopup} onMenu={onMenu} />
      </span>
    </li>
  );
});
