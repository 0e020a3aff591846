"use client";

import X from "lucide-react/icons/x";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "~/ui/icon-button";
import { TextField } from "~/ui/fields/text-field";
import { dueDayOf, instantAt, timeOf } from "~/shared/due-date";
import { isCalendarDay } from "~/shared/calendar-day";
import { useClock } from "~/client/clock";
import type { Task } from "../../store/task";
import { useTasks } from "../../store/tasks-provider";
import { usePageExit } from "./use-page-exit";

const pause = 800;

/** Shows the due day and an optional time. Saves after a pause and on blur, but never half a date. */
export function DueFields({ task }: { task: Task }) {
  const { actions } = useTasks();
  const { timeZone } = useClock();
  const saved = { day: dueDayOf(task, timeZone) ?? "", time: task.dueAt === null ? "" : timeOf(task.dueAt, timeZone) };
  const [typed, setTyped] = useState<{ day: string; time: string }>();
  const { day, time } = typed ?? saved;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = (next: { day: string; time: string }) => {
    clearTimeout(timer.current);
    setTyped(undefined);
    if (next.day === saved.day && next.time === saved.time) return;
    if (next.day !== "" && !isCalendarDay(next.day)) return;
    if (next.day === "") actions.edit(task, { dueOn: null, dueAt: null });
    else if (next.time === "") actions.edit(task, { dueOn: next.day, dueAt: null });
    else actions.edit(task, { dueOn: next.day, dueAt: instantAt(next.day, next.time, timeZone) });
  };
  usePageExit(() => {
    if (typed !== undefined) save(typed);
  });
  const flush = useRef<() => void>(undefined);
  useEffect(() => {
    flush.current = typed && (() => save(typed));
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      flush.current?.();
    },
    [],
  );
  const type = (next: { day: string; time: string }) => {
    setTyped(next);
    clearTimeout(timer.current);
    if (next.day === "" || isCalendarDay(next.day)) timer.current = setTimeout(() => save(next), pause);
  };
  return (
    <div className="flex flex-wrap items-end gap-x-2 gap-y-4">
      <TextField
        label="Due date"
        type="date"
        data-field="due"
        min="1900-01-01"
        max="9999-12-31"
        value={day}
        onChange={(event) => type({ day: event.target.value, time })}
        onBlur={() => save({ day, time })}
        className="flex-1 basis-36"
      />
      <div className="flex flex-1 basis-36 items-end gap-2">
        <TextField
          label="Due time"
          type="time"
          value={time}
          disabled={day === ""}
          onChange={(event) => type({ day, time: event.target.value })}
          onBlur={() => save({ day, time })}
          className="min-w-36 flex-1"
        />
        {saved.day !== "" && (
          <IconButton label="Remove due date" onClick={() => save({ day: "", time: "" })}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
    </div>
  );
}
