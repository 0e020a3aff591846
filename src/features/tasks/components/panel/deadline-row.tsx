"use client";

import FlagTriangleRight from "lucide-react/icons/flag-triangle-right";
import { useClock } from "~/client/clock";
import { deadlineLabel } from "~/shared/dates/deadline-label";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { DateChoice } from "../date/date-choice";
import { PropertyRow } from "./property-row";

/** Shows the day by which the task must be done. */
export function DeadlineRow({ task }: { task: Task }) {
  const { actions } = useTasks();
  const deadline = deadlineLabel(task, useClock());
  return (
    <PropertyRow
      icon={<FlagTriangleRight aria-hidden />}
      label="Deadline"
      value={deadline?.text}
      tone={deadline?.isPast === true ? "danger" : undefined}
      onRemove={() => actions.edit(task, { deadlineOn: null })}
      field="deadline"
    >
      {(close) => (
        <DateChoice
          value={{ dueOn: task.deadlineOn, dueAt: null }}
          hasTime={false}
          onChange={({ dueOn }) => actions.edit(task, { deadlineOn: dueOn })}
          onClose={close}
        />
      )}
    </PropertyRow>
  );
}
