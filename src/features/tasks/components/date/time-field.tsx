import Clock from "lucide-react/icons/clock";
import X from "lucide-react/icons/x";
import { type KeyboardEvent, useId, useState } from "react";
import { useClock } from "~/client/clock";
import { type Due, dueDayOf, instantAt } from "~/shared/due-date";
import { timeLabel } from "~/shared/due-labels";
import { IconButton } from "~/ui/icon-button";
import { usePageExit } from "../panel/use-page-exit";
import { atTime } from "./on-day";
import { readTime } from "./read-due";

interface TimeFieldProps {
  value: Due;
  onChange: (due: Due) => void;
  onClose: () => void;
}

/** Shows the time of day as text: "9:30", "0930" and "9am" are read; the arrow keys move it by a quarter of an hour. */
export function TimeField({ value, onChange, onClose }: TimeFieldProps) {
  const id = useId();
  const clock = useClock();
  const { timeZone, today } = clock;
  const saved = value.dueAt === null ? "" : timeLabel(value.dueAt, clock);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? saved;
  const day = dueDayOf(value, timeZone) ?? today;
  const time = readTime(text, clock);
  const isWrong = text.trim() !== "" && time === undefined;
  const set = (next: string | undefined) => {
    setTyped(undefined);
    onChange(atTime(day, next, timeZone));
  };
  const commit = () => {
    if (typed === undefined || typed === saved) return true;
    if (isWrong) return false;
    if (text.trim() !== "") set(time);
    else if (value.dueAt !== null) set(undefined);
    return true;
  };
  usePageExit(commit);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const by = { ArrowUp: 15, ArrowDown: -15 }[event.key];
    if (by !== undefined) setTyped(timeLabel(instantAt(today, moved(time, by), timeZone), clock));
    else if (event.key !== "Enter") return;
    else if (commit()) onClose();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="border-t border-line pt-2">
      <div className="flex min-h-9 items-center gap-2.5 px-1 pointer-coarse:min-h-11">
        <Clock aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          dir="auto"
          aria-label="Time"
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}-error` : undefined}
          value={text}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={commit}
          onKeyDown={press}
          placeholder="Add time"
          autoComplete="off"
          enterKeyHint="done"
          className="min-h-9 min-w-0 flex-1 rounded-md bg-transparent text-base outline-none placeholder:text-muted focus-visible:outline-1 focus-visible:outline-accent"
        />
        {value.dueAt !== null && (
          <IconButton size="sm" label="Remove time" onClick={() => set(undefined)}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      {isWrong && (
        <output id={`${id}-error`} className="px-1 text-sm text-danger">
          {`Enter a time, such as ${timeLabel(instantAt(today, "09:30", timeZone), clock)}.`}
        </output>
      )}
    </div>
  );
}

/** Returns the next quarter of an hour before or after `time`; nine o'clock where there is none. */
function moved(time: string | undefined, by: number): string {
  if (time === undefined) return "09:00";
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const next = by > 0 ? Math.floor(minutes / 15) * 15 + by : Math.ceil(minutes / 15) * 15 + by;
  const within = (next + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}
