"use client";

import { useClock } from "~/client/clock";
import { PopoverPopup } from "~/ui/overlays/popover-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import { dueChangeText } from "../../store/change-text";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { DateChoice } from "./date-choice";

/** Shows the choice of a due date beside the row of a task. */
export function RowDatePopup({ task, ...popup }: PopupProps & { task: Task }) {
  const { actions } = useTasks();
  const clock = useClock();
  return (
    <PopoverPopup {...popup} label={`Due date of ${task.title}`} align="end">
      <DateChoice
        value={task}
        onChange={(due) => actions.edit(task, due, dueChangeText(task, due, clock))}
        onClose={popup.onClose}
      />
    </PopoverPopup>
  );
}
