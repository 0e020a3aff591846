import { useMemo } from "react";
import type { Task } from "~/features/tasks/store/task";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { createUndoable } from "~/features/tasks/store/undoable";
import { newUuid } from "~/shared/uuidv7";
import type { ReminderCommand } from "./copy/reminder-effects";
import type { Reminder } from "./reminder";

type Moment = Pick<Reminder, "at" | "minutesBefore">;

/** Returns the actions on the reminders of a task. Each is a command, and can be undone. */
export function useReminderActions({ id: taskId, title }: Pick<Task, "id" | "title">) {
  const { copy, undo } = useTasks();
  return useMemo(() => {
    const { takeSilently } = createUndoable(undo);
    const give = (command: ReminderCommand) => void copy.give(command);
    /** Returns what adds a reminder and what removes it again. A removed one does not come back, so it is added anew. */
    const addition = ({ at, minutesBefore }: Moment, known?: string) => {
      let id = known;
      return {
        add: () => {
          id = newUuid();
          give({ procedure: "reminders.create", input: { id, taskId, at, minutesBefore } });
        },
        remove: () => {
          if (id !== undefined) give({ procedure: "reminders.delete", input: { id } });
        },
      };
    };
    return {
      add(moment: Moment): void {
        const { add, remove } = addition(moment);
        takeSilently(`Added a reminder of “${title}”`, add, remove);
      },
      remove(reminder: Reminder): void {
        const { add, remove } = addition(reminder, reminder.id);
        takeSilently(`Removed a reminder of “${title}”`, remove, add);
      },
    };
  }, [copy, undo, taskId, title]);
}
