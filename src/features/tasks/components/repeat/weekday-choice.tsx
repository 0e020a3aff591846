import { useId } from "react";
import { useClock } from "~/client/clock";
import { type Weekday, weekdays } from "~/shared/dates/repeat/rule";

const fullNames: Record<Weekday, string> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};

interface WeekdayChoiceProps {
  chosen: readonly Weekday[];
  error: string | undefined;
  onChange: (chosen: Weekday[]) => void;
}

/** Shows the days of the week, from the user's first one, of which several can be chosen. */
export function WeekdayChoice({ chosen, error, onChange }: WeekdayChoiceProps) {
  const id = useId();
  const { weekStartsOn } = useClock();
  const first = (weekStartsOn + 6) % 7;
  return (
    <fieldset aria-describedby={error === undefined ? undefined : id} className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">On</legend>
      <div className="grid grid-cols-7 gap-1">
        {[...weekdays.slice(first), ...weekdays.slice(0, first)].map((weekday) => {
          const isChosen = chosen.includes(weekday);
          return (
            <button
              key={weekday}
              type="button"
              aria-label={fullNames[weekday]}
              aria-pressed={isChosen}
              onClick={() => onChange(isChosen ? chosen.filter((each) => each !== weekday) : [...chosen, weekday])}
              className="min-h-9 rounded-md border border-control text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent pointer-coarse:min-h-11"
            >
              {fullNames[weekday].slice(0, 2)}
            </button>
          );
        })}
      </div>
      {error !== undefined && (
        <p id={id} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
