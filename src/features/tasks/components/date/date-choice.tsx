"use client";

import { Suspense } from "react";
import { useClock } from "~/client/clock";
import { type Due, dueDayOf } from "~/shared/due-date";
import { lazyPart } from "~/ui/page/lazy-part";
import { NearDays } from "./near-days";
import { noDue, onDay } from "./on-day";
import { TimeField } from "./time-field";
import { TypedDate } from "./typed-date";

const MonthCalendar = lazyPart(async () => (await import("./month-calendar")).MonthCalendar);

export interface DateChoiceProps {
  value: Due;
  /** Whether a time of day can be chosen, too. */
  hasTime?: boolean;
  /** Whether there is a date to remove; whether `value` is one, unless it is said. */
  isSet?: boolean;
  onChange: (due: Due) => void;
  /** Closes what shows the choice, once a day has been chosen. */
  onClose: () => void;
}

/** Shows the ways to choose a date: words, near days, a calendar, and a time of day. Another day keeps the time. */
export function DateChoice({ value, hasTime = true, isSet, onChange, onClose }: DateChoiceProps) {
  const { timeZone } = useClock();
  const day = dueDayOf(value, timeZone);
  const take = (due: Due) => {
    onChange(due);
    onClose();
  };
  const takeDay = (next: string | null) => take(next === null ? noDue : onDay(next, value, timeZone));
  return (
    <div data-date-choice className="flex flex-col gap-2">
      <TypedDate day={day} hasTime={hasTime} onRead={take} />
      <NearDays isSet={isSet ?? day !== null} onChoose={takeDay} />
      <div className="min-h-72 border-t border-line pt-2">
        <Suspense>
          <MonthCalendar day={day} onChoose={takeDay} />
        </Suspense>
      </div>
      {hasTime && <TimeField value={value} onChange={onChange} onClose={onClose} />}
    </div>
  );
}
