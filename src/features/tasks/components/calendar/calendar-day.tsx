import Plus from "lucide-react/icons/plus";
import type { ReactNode } from "react";
import { useClock } from "~/client/clock";
import { dayHeading, weekdayAndDate } from "~/shared/due-labels";
import { IconButton } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import type { Task } from "../../store/task";
import { openAddSheet } from "../add/add-task-focus";

interface CalendarDayProps {
  /** As `YYYY-MM-DD`. */
  day: string;
  tasks: readonly Task[];
  /** Whether it is the day that Tab stops at. */
  isCurrent: boolean;
  /** Whether it belongs to the month before or after. */
  isOutside: boolean;
  /** So many tasks are shown; on a phone none, but dots. */
  limit: number;
  isExpanded: boolean;
  onChoose: (byKey: boolean) => void;
  onExpand: () => void;
  renderTask: (task: Task) => ReactNode;
}

/** A day shows so many tasks at most. */
const maxExpanded = 100;
const fewer = (count: number) => (count > maxExpanded ? `First ${maxExpanded} of ${count}. Show fewer` : "Show fewer");

/** Shows a day of a calendar with its tasks. */
export function CalendarDay({ day, tasks, isCurrent, isOutside, limit, isExpanded, ...rest }: CalendarDayProps) {
  const { onChoose, onExpand, renderTask } = rest;
  const clock = useClock();
  const isToday = day === clock.today;
  const name = weekdayAndDate(day, clock);
  const count = tasks.length === 1 ? "1 task" : `${tasks.length} tasks`;
  const hasRoom = limit > 0;
  const shown = tasks.slice(0, isExpanded ? maxExpanded : limit);
  const hidden = tasks.length - limit;
  return (
    <td
      data-day={day}
      aria-selected={isCurrent}
      className={joinClasses(
        "group/day border border-line p-1 align-top data-[drop=into]:bg-accent-soft",
        !hasRoom && "h-14 text-center",
        isOutside && "bg-sunken",
      )}
    >
      <div className={joinClasses("flex items-center", hasRoom ? "justify-between" : "justify-center")}>
        <button
          type="button"
          data-day-button
          tabIndex={isCurrent ? 0 : -1}
          aria-label={`${isToday ? "Today, " : ""}${name}, ${count}`}
          // A press of Enter or Space counts no clicks.
          onClick={({ detail }) => onChoose(detail === 0)}
          className={joinClasses(
            "flex size-7 items-center justify-center rounded-full text-sm tabular-nums pointer-coarse:size-10",
            isToday ? "bg-accent font-semibold text-on-accent" : "hover:bg-hover",
            isOutside && !isToday && "text-muted",
            !hasRoom && isCurrent && !isToday && "bg-accent-soft text-accent",
          )}
        >
          {Number(day.slice(8))}
        </button>
        {hasRoom && (
          <IconButton
            label={`Add task on ${name}`}
            tip="Add task"
            size="sm"
            tabIndex={isCurrent ? 0 : -1}
            onClick={() => openAddSheet({ given: { dueOn: day }, name: dayHeading(day, clock).title })}
            className="opacity-0 group-focus-within/day:opacity-100 group-hover/day:opacity-100 pointer-coarse:opacity-100 print:hidden"
          >
            <Plus aria-hidden />
          </IconButton>
        )}
      </div>
      {hasRoom ? (
        <>
          {tasks.length > 0 && <ul className="mt-0.5 flex flex-col gap-1">{shown.map(renderTask)}</ul>}
          {hidden > 0 && (
            <button
              type="button"
              aria-expanded={isExpanded}
              tabIndex={isCurrent ? 0 : -1}
              onClick={onExpand}
              className="mt-1 min-h-6 w-full rounded-md px-1.5 text-left text-xs text-muted hover:bg-hover"
            >
              {isExpanded ? fewer(tasks.length) : `+${hidden} more`}
              <span className="sr-only">{` on ${name}`}</span>
            </button>
          )}
        </>
      ) : (
        <span aria-hidden className="flex h-2 items-center justify-center gap-0.5">
          {tasks.slice(0, 3).map(({ id }) => (
            <span key={id} className="size-1.5 rounded-full bg-accent" />
          ))}
        </span>
      )}
    </td>
  );
}
