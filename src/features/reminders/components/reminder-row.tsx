"use client";

import Bell from "lucide-react/icons/bell";
import { useClock } from "~/client/clock";
import { PropertyRow } from "~/features/tasks/components/panel/property-row";
import type { Task } from "~/features/tasks/store/task";
import { useReminders } from "../store/use-reminders";
import { ReminderChoice } from "./reminder-choice";
import { reminderLabel } from "./reminder-label";

/** Shows when the user is reminded of the task. */
export function ReminderRow({ task }: { task: Task }) {
  const reminders = useReminders(task);
  const clock = useClock();
  const labels = reminders.map((reminder) => reminderLabel(reminder, task, clock));
  return (
    <PropertyRow
      icon={<Bell aria-hidden />}
      label="Reminder"
      value={labels.length === 0 ? undefined : labels.join(", ")}
      field="reminder"
    >
      {() => <ReminderChoice task={task} reminders={reminders} />}
    </PropertyRow>
  );
}
