"use client";

import { useId, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { monthOf } from "~/shared/dates/weeks";
import { addDays } from "~/shared/due-date";
import { SegmentedControl } from "~/ui/segmented-control";
import { Button } from "~/ui/button";
import { joinClasses } from "~/ui/join-classes";
import { layoutOf } from "../../list/arrangement/arrangement";
import { without } from "../../list/arrangement/groupings";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { openAddSheet } from "../add/add-task-focus";
import { dragClass } from "../drag/use-drag";
import { useArrange } from "../filters/use-arrange";
import { usePutInGroup } from "../groups/use-put-in-group";
import { useSurroundings } from "../groups/use-surroundings";
import { useRowPopups } from "../list/row-popups/use-row-popups";
import { focusRow } from "../list/row-focus";
import type { TaskGroupsProps } from "../list/task-groups";
import { useCurrentRow } from "../list/use-current-row";
import { exitingIn, standingIn } from "../list/use-exit-animation";
import { listHref } from "../list/use-list-address";
import { usePartKeys } from "../shortcuts/use-part-keys";
import { CalendarDay } from "./calendar-day";
import { createCalendarKeys } from "./calendar-keys";
import { CalendarTask } from "./calendar-task";
import { CardList } from "./card-list";
import { PeriodHeader } from "./period-header";
import { isShowable, periodOf } from "./period";
import { tasksByDay } from "./tasks-by-day";
import { useCalendarDrag } from "./use-calendar-drag";
import { useWide } from "./use-wide";
import { WeekdayNames } from "./weekday-names";
import { dayHeading } from "~/shared/due-labels";

/** Days of a month show so many tasks, those of a week more; the rest at a press. */
const limits = { month: 3, week: 20 };

/** Shows the tasks of a list on their days: a month or a week of them. */
export function Calendar({ rows, view, filter, sort, openTaskId }: Omit<TaskGroupsProps, "hasMore" | "regroup">) {
  const around = useSurroundings();
  const { clock } = around;
  const { today, timeZone, weekStartsOn } = clock;
  const { find } = useTasks().copy.store;
  const arrange = useArrange(view, filter);
  const putInGroup = usePutInGroup(around);
  const isWide = useWide();
  const unit = layoutOf(view, filter) === "week" ? "week" : "month";
  const [day, setDay] = useState(view.name === "upcoming" ? addDays(today, 1) : today);
  const [expanded, setExpanded] = useState<string>();
  const [hasDrawer, setDrawer] = useState(false);
  const { label, weeks, earlier, later } = periodOf(day, unit, clock);
  const byDay = useMemo(() => tasksByDay(standingIn(rows), timeZone), [rows, timeZone]);
  const exiting = useMemo(() => exitingIn(rows), [rows]);
  const href = useMemo(() => listHref({ filter, task: "" }), [filter]);
  const { popups, openAt, onMenu } = useRowPopups(rows);
  const current = useCurrentRow(rows);
  const hint = useId();
  const calendar = useRef<HTMLDivElement>(null);
  const undated = byDay.get("") ?? none;

  const put = (task: Task, to: string | null) => putInGroup(task, { grouping: "due", key: to ?? without });
  const go = (to: string) => {
    if (!isShowable(to)) return;
    flushSync(() => setDay(to));
    calendar.current?.querySelector<HTMLElement>(`[data-day="${to}"] [data-day-button]`)?.focus();
  };
  const move = (id: string, to: string) => {
    const task = find(id);
    if (task === undefined || !isShowable(to)) return;
    put(task, to);
    setDay(to);
    setExpanded(to);
    setTimeout(() => focusRow(id));
  };
  const choose = (to: string, byKey: boolean) => {
    flushSync(() => setDay(to));
    if (!byKey) return;
    const [first] = byDay.get(to) ?? [];
    if (first === undefined) openAddSheet({ given: { dueOn: to }, name: dayHeading(to, clock).title });
    else if (!focusRow(first.id)) go(to);
  };
  useCalendarDrag(calendar, { find, put });
  usePartKeys(calendar, (event) =>
    createCalendarKeys({ weekStartsOn, go, enter: (to) => choose(to, true), move })(event),
  );

  const cards = { view, filter, sort, current, openTaskId, exiting, openAt, onMenu };
  return (
    <div ref={calendar} className={`mt-3 ${dragClass}`}>
      <PeriodHeader
        label={label}
        unit={unit}
        onEarlier={earlier === undefined ? undefined : () => setDay(earlier)}
        onLater={later === undefined ? undefined : () => setDay(later)}
        onToday={() => setDay(today)}
      >
        {view.due === undefined && (
          <Button variant="quiet" size="sm" aria-expanded={hasDrawer} onClick={() => setDrawer(!hasDrawer)}>
            {`No date: ${undated.length}`}
          </Button>
        )}
        <SegmentedControl
          label="Shown at once"
          value={unit}
          options={units}
          onChoose={(chosen) => arrange({ layout: chosen === "week" ? "week" : "calendar" })}
        />
      </PeriodHeader>
      <div className="flex items-start gap-3 max-md:flex-col">
        <table
          {...asGrid}
          aria-label={label}
          aria-describedby={hint}
          className="w-full min-w-0 table-fixed border-collapse"
        >
          <WeekdayNames week={weeks[0] ?? []} />
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]} className={joinClasses(isWide && heightOf(weeks.length))}>
                {week.map((each) => (
                  <CalendarDay
                    key={each}
                    day={each}
                    tasks={byDay.get(each) ?? none}
                    isCurrent={each === day}
                    isOutside={unit === "month" && monthOf(each) !== monthOf(day)}
                    limit={isWide ? limits[unit] : 0}
                    isExpanded={each === expanded}
                    onChoose={(byKey) => choose(each, byKey)}
                    onExpand={() => setExpanded(each === expanded ? undefined : each)}
                    renderTask={(task) => (
                      <CalendarTask
                        key={task.id}
                        task={exiting.get(task.id) ?? task}
                        href={`${href}${task.id}`}
                        isCurrent={task.id === current}
                        isOpen={task.id === openTaskId}
                        isExiting={exiting.has(task.id)}
                        openPopup={openAt(task.id)}
                        onMenu={onMenu}
                      />
                    )}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {!isWide && <CardList {...cards} day={day} tasks={byDay.get(day) ?? none} />}
        {hasDrawer && <CardList {...cards} day={undefined} tasks={undated} />}
      </div>
      <p id={hint} hidden>
        Arrow keys go from day to day, and Enter to the tasks of one. With Alt, arrow keys move a task.
      </p>
      {popups}
    </div>
  );
}

const none: readonly Task[] = [];
/** The weeks of a month share the height of the window, so that the last of them is seen without scrolling. */
const heightOf = (weeks: number) => {
  if (weeks === 1) return "[&_td]:h-96";
  return weeks === 6
    ? "[&_td]:h-[max(5.5rem,calc((100dvh-16.5rem)/6))]"
    : "[&_td]:h-[max(5.5rem,calc((100dvh-16.5rem)/5))]";
};
/** A table whose cells are gone through with the arrow keys (https://www.w3.org/WAI/ARIA/apg/patterns/grid/). */
const asGrid = { role: "grid" };
const units = [
  { value: "month", label: "Month" },
  { value: "week", label: "Week" },
] as const;
