"use client";

import Repeat from "lucide-react/icons/repeat";
import { useClock } from "~/client/clock";
import { repeatLabel } from "~/shared/dates/repeat/label";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { RepeatChoice } from "../repeat/repeat-choice";
import { PropertyRow } from "./property-row";

/** Shows how the task repeats. */
export function RepeatRow({ task }: { task: Task }) {
  const { actions } = useTasks();
  const clock = useClock();
  return (
    <PropertyRow
      icon={<Repeat aria-hidden />}
      label="Repeat"
      value={task.repeat === null ? undefined : repeatLabel(task.repeat, clock)}
      onRemove={() => actions.edit(task, { repeat: null })}
      field="repeat"
    >
      {(close) => <RepeatChoice task={task} onChange={(changes) => actions.edit(task, changes)} onClose={close} />}
    </PropertyRow>
  );
}
