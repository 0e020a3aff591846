"use client";

import { useState } from "react";
import { Button } from "~/ui/button";
import { TextField } from "~/ui/fields/text-field";
import { addDays } from "~/shared/due-date";
import { weekdayAndDate } from "~/shared/due-labels";
import { isCalendarDay } from "~/shared/calendar-day";
import { useClock } from "~/client/clock";

/** Shows the most common days, and a field for any other. */
export function DayChoices({ day, onChoose }: { day: string | null; onChoose: (day: string | null) => void }) {
  const clock = useClock();
  const [typed, setTyped] = useState(day ?? "");
  const { today } = clock;
  // Monday, as ISO 8601 counts weeks.
  const untilMonday = (8 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7 || 7;
  const near = [
    { label: "Today", value: today },
    { label: "Tomorrow", value: addDays(today, 1) },
    { label: "Next week", value: addDays(today, untilMonday) },
  ];
  return (
    <div className="flex flex-col gap-1">
      {near.map(({ label, value }) => (
        <Button key={label} variant="quiet" size="sm" className="justify-between!" onClick={() => onChoose(value)}>
          {label}
          <span className="font-normal text-muted">{weekdayAndDate(value, clock)}</span>
        </Button>
      ))}
      <Button variant="quiet" size="sm" className="justify-start!" onClick={() => onChoose(null)}>
        No date
      </Button>
      <form
        className="mt-2 flex items-end gap-2 border-t border-line pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (isCalendarDay(typed)) onChoose(typed);
        }}
      >
        <TextField
          label="Other date"
          type="date"
          min="1900-01-01"
          max="9999-12-31"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="flex-1"
        />
        <Button type="submit" disabled={!isCalendarDay(typed)}>
          Set
        </Button>
      </form>
    </div>
  );
}
