"use client";

import CalendarDays from "lucide-react/icons/calendar-days";
import Ellipsis from "lucide-react/icons/ellipsis";
import { IconButton } from "~/ui/icon-button";
import { usePopup } from "~/ui/overlays/use-popup";
import { openTaskAt } from "../panel/panel-focus";
import type { Task } from "../../store/task";

const load = async () => (await import("./task-menu-popup")).TaskMenuPopup;

/** Shows the actions of the hovered or focused row; on touch screens, of every row. */
export function TaskRowActions({ task, tabIndex }: { task: Task; tabIndex: number }) {
  const { Popup, popupProps, trigger } = usePopup("menu", load);
  return (
    <div className="relative flex shrink-0 print:hidden items-center gap-0.5 self-center opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 has-aria-expanded:opacity-100 pointer-coarse:opacity-100">
      <IconButton
        label={`Schedule ${task.title}`}
        tip="Schedule"
        shortcut="d"
        size="sm"
        className="pointer-coarse:hidden"
        tabIndex={tabIndex}
        onClick={() => openTaskAt(task.id, "due")}
      >
        <CalendarDays aria-hidden />
      </IconButton>
      <IconButton
        label={`More actions for ${task.title}`}
        tip="More actions"
        size="sm"
        tabIndex={tabIndex}
        {...trigger}
      >
        <Ellipsis aria-hidden />
      </IconButton>
      {Popup && <Popup task={task} {...popupProps} />}
    </div>
  );
}
