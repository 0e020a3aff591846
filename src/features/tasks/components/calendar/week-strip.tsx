"use client";

import { useMemo, useState } from "react";
import { useClock } from "~/client/clock";
import type { Clock } from "~/shared/clock";
import { calendarMonths, monthOf, weekOf } from "~/shared/dates/weeks";
import { addDays } from "~/shared/due-date";
import { dayHeading, format, weekdayAndDate } from "~/shared/due-labels";
import { toast } from "~/ui/feedback/toast";
import { joinClasses } from "~/ui/join-classes";
import { views } from "../../list/views";
import type { Task } from "../../store/task";
import { openAddSheet } from "../add/add-task-focus";
import { revealRow } from "../list/row-focus";
import { goTo } from "../list/use-list-address";
import { PeriodHeader } from "./period-header";
import { tasksByDay } from "./tasks-by-day";

interface WeekStripProps {
  tasks: readonly Task[];
  /** Whether the list has more than `tasks`, so that the number of a day is unknown. */
  hasMore: boolean;
}

/** Shows the days of a week with the number of their tasks. A day leads to its tasks, and takes those that are dropped on it. */
export function WeekStrip({ tasks, hasMore }: WeekStripProps) {
  const clock = useClock();
  const { today, timeZone, weekStartsOn } = clock;
  const [shown, setShown] = useState<string>();
  // The list begins tomorrow.
  const week = weekOf(shown ?? addDays(today, 1), weekStartsOn);
  const byDay = useMemo(() => tasksByDay(tasks, timeZone), [tasks, timeZone]);
  const [first = today, last = today] = [week[0], week.at(-1)];
  const isFirst = first <= today;
  const isLast = monthOf(last) > calendarMonths.last;
  const press = (day: string) => {
    const [task] = byDay.get(day) ?? [];
    if (day === today) goTo(views.today.path);
    else if (task === undefined) offerToAdd(day, clock);
    else revealRow(task.id);
  };
  return (
    <section aria-label="Week" className="mt-2 print:hidden">
      <PeriodHeader
        label={nameOfWeek(first, last, clock)}
        unit="week"
        onEarlier={isFirst ? undefined : () => setShown(addDays(first, -7))}
        onLater={isLast ? undefined : () => setShown(addDays(first, 7))}
        onToday={() => setShown(undefined)}
      />
      <div className="grid grid-cols-7 gap-1 border-b border-line pb-2">
        {week.map((day) => {
          const count = hasMore ? undefined : (byDay.get(day)?.length ?? 0);
          return (
            <button
              key={day}
              type="button"
              data-into={day > today ? day : undefined}
              aria-disabled={day < today || undefined}
              onClick={() => day >= today && press(day)}
              className={joinClasses(
                "flex min-h-14 flex-col items-center justify-center rounded-md text-sm data-[drop=into]:bg-accent-soft",
                day < today ? "text-muted opacity-60" : "hover:bg-hover active:bg-pressed",
                day === today && "text-accent",
              )}
            >
              <span className="sr-only" suppressHydrationWarning>
                {nameOfDay(day, { count, clock })}
              </span>
              <span aria-hidden className="text-xs text-muted" suppressHydrationWarning>
                {format(day, clock.locale, { weekday: "short" })}
              </span>
              <span aria-hidden className="font-medium tabular-nums">
                {Number(day.slice(8))}
              </span>
              <span aria-hidden className="h-4 text-xs text-muted tabular-nums">
                {count === 0 || day <= today ? "" : count}
              </span>
            </button>
          );
        })}
      </div>
    </section>
  );
}

function nameOfDay(day: string, { count, clock }: { count: number | undefined; clock: Clock }): string {
  const name = weekdayAndDate(day, clock);
  if (day < clock.today) return `${name}, past`;
  if (day === clock.today) return `Today, ${name}`;
  return count === undefined ? name : `${name}, ${count === 1 ? "1 task" : `${count} tasks`}`;
}

/** Returns the months that a week is in. */
function nameOfWeek(first: string, last: string, { locale }: Clock): string {
  const formatter = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return formatter.formatRange(Date.parse(first), Date.parse(last));
}

function offerToAdd(day: string, clock: Clock): void {
  const name = weekdayAndDate(day, clock);
  const { title } = dayHeading(day, clock);
  toast({
    message: `Nothing is due on ${name}.`,
    action: { label: "Add task", onPress: () => openAddSheet({ given: { dueOn: day }, name: title }) },
    key: "done",
  });
}
