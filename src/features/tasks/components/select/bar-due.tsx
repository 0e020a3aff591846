import CalendarDays from "lucide-react/icons/calendar-days";
import { useClock } from "~/client/clock";
import { IconButton } from "~/ui/icon-button";
import { dueManyText } from "../../store/change-text";
import { DatePopover } from "../date/date-popover";
import { noDue, onDay } from "../date/on-day";
import { type BarProps, commonOf } from "./use-selected-tasks";

/** Shows the choice of a due day for the selected tasks. Each keeps its time. */
export function BarDue({ tasks, keys, shortcut }: BarProps) {
  const clock = useClock();
  const value = commonOf(tasks, ({ dueOn, dueAt }) => ({ dueOn, dueAt })) ?? noDue;
  return (
    <DatePopover
      label="Due date of the selected tasks"
      value={value}
      hasTime={false}
      isSet={tasks.some(({ dueOn }) => dueOn !== null)}
      onChange={({ dueOn }) =>
        keys.act((chosen) =>
          keys.actions.edit(
            chosen,
            (task) => (dueOn === null ? noDue : onDay(dueOn, task, clock.timeZone)),
            (named) => dueManyText(named, dueOn, clock),
          ),
        )
      }
      renderTrigger={(trigger) => (
        <IconButton label="Due date" {...(shortcut && { shortcut })} data-choose="due" {...trigger}>
          <CalendarDays aria-hidden />
        </IconButton>
      )}
    />
  );
}
