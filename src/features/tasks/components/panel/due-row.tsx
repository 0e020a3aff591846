"use client";

import CalendarDays from "lucide-react/icons/calendar-days";
import { useClock } from "~/client/clock";
import { dueLabel } from "~/shared/due-labels";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { DateChoice } from "../date/date-choice";
import { PropertyRow } from "./property-row";

/** Shows when the task is due. */
export function DueRow({ task }: { task: Task }) {
  const { actions } = useTasks();
  const due = dueLabel(task, useClock());
  return (
    <PropertyRow
      icon={<CalendarDays aria-hidden />}
      label="Due date"
      value={due?.text}
      tone={due?.tone === "overdue" ? "danger" : undefined}
      onRemove={() => actions.edit(task, { dueOn: null, dueAt: null })}
      field="due"
    >
      {(close) => <DateChoice value={task} onChange={(next) => actions.edit(task, next)} onClose={close} />}
    </PropertyRow>
  );
}
