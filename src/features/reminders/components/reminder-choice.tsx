"use client";

import Link from "next/link";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useClock } from "~/client/clock";
import type { Task } from "~/features/tasks/store/task";
import { IconButton } from "~/ui/icon-button";
import { limits } from "../constants";
import type { Reminder } from "../store/reminder";
import { useReminderActions } from "../store/use-reminder-actions";
import { OwnMoment } from "./own-moment";
import { beforeLabel, reminderLabel } from "./reminder-label";

/** What is offered for a task at a time of day, and for one of a whole day, in minutes before it is due. */
const offers = { withTime: [0, 10, 60, 1440], wholeDay: [0, 1440, 10_080] } as const;

/** Shows the reminders of a task, to remove, and ways to add one. */
export function ReminderChoice({ task, reminders }: { task: Task; reminders: readonly Reminder[] }) {
  const { add, remove } = useReminderActions(task);
  const clock = useClock();
  const hasTime = task.dueAt !== null;
  const known = new Set(reminders.map(({ minutesBefore }) => minutesBefore));
  const offered = task.dueOn === null ? [] : offers[hasTime ? "withTime" : "wholeDay"];
  return (
    <div className="flex w-64 max-w-full flex-col gap-2">
      {reminders.length > 0 && (
        <ul className="flex flex-col border-b border-line pb-2">
          {reminders.map((reminder) => {
            const label = reminderLabel(reminder, task, clock);
            return (
              <li key={reminder.id} className="flex min-h-9 items-center justify-between gap-2 px-2 text-sm">
                {label}
                <IconButton size="sm" label={`Remove reminder: ${label}`} onClick={() => remove(reminder)}>
                  <X aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
      {reminders.length >= limits.reminders ? (
        <p className="px-2 text-sm text-muted">{`A task can have at most ${limits.reminders} reminders.`}</p>
      ) : (
        <>
          {offered
            .filter((minutes) => !known.has(minutes))
            .map((minutesBefore) => (
              <button
                key={minutesBefore}
                type="button"
                onClick={() => add({ at: null, minutesBefore })}
                className="flex min-h-9 items-center gap-2.5 rounded-md px-2 text-left text-sm hover:bg-hover pointer-coarse:min-h-11"
              >
                <Plus aria-hidden className="size-4 shrink-0 text-muted" />
                {beforeLabel(minutesBefore, { hasTime })}
              </button>
            ))}
          <OwnMoment onAdd={(at) => add({ at, minutesBefore: null })} />
        </>
      )}
      <p className="px-2 text-xs text-muted">
        {task.dueOn === null ? "With a due date, you can be reminded before it. " : ""}
        How you are reminded is chosen under{" "}
        <Link href="/settings/notifications" className="underline">
          Notifications
        </Link>
        .
      </p>
    </div>
  );
}
