"use client";

import CalendarDays from "lucide-react/icons/calendar-days";
import Ellipsis from "lucide-react/icons/ellipsis";
import Undo2 from "lucide-react/icons/undo-2";
import { IconButton } from "~/ui/icon-button";
import { Menu } from "~/ui/menu";
import { openTaskAt } from "./panel-focus";
import type { Task } from "./task-cache";
import { taskMenu } from "./task-menu";
import { useTasks } from "./tasks-provider";
import { useClock } from "./clock-provider";

const shown =
  "relative flex shrink-0 items-center gap-0.5 self-center opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:opacity-100";

/** Shown for the row that is pointed at or focused; under a finger always. */
export function TaskRowActions({ task, tabIndex }: { task: Task; tabIndex: number }) {
  const { actions } = useTasks();
  const clock = useClock();
  if (task.deletedAt !== null) {
    return (
      <div className="relative self-center">
        <IconButton label={`Restore ${task.title}`} tabIndex={tabIndex} onClick={() => void actions.restore(task)}>
          <Undo2 aria-hidden />
        </IconButton>
      </div>
    );
  }
  const pickDue = () => openTaskAt(task.id, "due");
  return (
    <div className={shown}>
      <IconButton
        label={`Due date for ${task.title}`}
        shortcut="d"
        size="sm"
        className="pointer-coarse:hidden"
        tabIndex={tabIndex}
        onClick={pickDue}
      >
        <CalendarDays aria-hidden />
      </IconButton>
      <Menu
        label={`Actions for ${task.title}`}
        align="end"
        entries={taskMenu(task, { actions, clock, pickDue })}
        renderTrigger={(trigger) => (
          <IconButton label={`More actions for ${task.title}`} size="sm" tabIndex={tabIndex} {...trigger}>
            <Ellipsis aria-hidden />
          </IconButton>
        )}
      />
    </div>
  );
}
