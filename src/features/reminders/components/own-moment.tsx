"use client";

import { type FormEvent, useId, useState } from "react";
import { useClock } from "~/client/clock";
import { instantAt } from "~/shared/due-date";
import { Button } from "~/ui/button";

/** Lets the user choose a date and a time of their own. */
export function OwnMoment({ onAdd }: { onAdd: (at: string) => void }) {
  const id = useId();
  const { timeZone, now } = useClock();
  const [text, setText] = useState("");
  const at = readMoment(text, timeZone);
  const isPast = at !== undefined && at <= now;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at === undefined || isPast) return;
    onAdd(at);
    setText("");
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-1.5 border-t border-line px-2 pt-2">
      <label htmlFor={id} className="text-sm font-medium">
        At a time of your own
      </label>
      <div className="flex items-center gap-2">
        <input
          id={id}
          type="datetime-local"
          dir="auto"
          value={text}
          onChange={({ target: { value } }) => setText(value)}
          aria-invalid={isPast || undefined}
          aria-describedby={isPast ? `${id}-error` : undefined}
          className="min-h-9 min-w-0 flex-1 rounded-md border border-control bg-surface px-2 text-sm pointer-coarse:min-h-11"
        />
        <Button type="submit" size="sm" disabled={at === undefined || isPast}>
          Add
        </Button>
      </div>
      {isPast && (
        <output id={`${id}-error`} className="text-sm text-danger">
          Choose a time in the future.
        </output>
      )}
    </form>
  );
}

/** Returns the instant of what the field holds, such as "2026-11-20T09:30", in `timeZone`. */
function readMoment(text: string, timeZone: string): string | undefined {
  const [, day, time] = /^([12]\d{3}-\d\d-\d\d)T(\d\d:\d\d)/.exec(text) ?? [];
  return day === undefined || time === undefined ? undefined : instantAt(day, time, timeZone);
}
