import Armchair from "lucide-react/icons/armchair";
import CalendarArrowUp from "lucide-react/icons/calendar-arrow-up";
import CalendarX from "lucide-react/icons/calendar-x";
import Sun from "lucide-react/icons/sun";
import Sunrise from "lucide-react/icons/sunrise";
import type { KeyboardEvent } from "react";
import { useClock } from "~/client/clock";
import type { Clock } from "~/shared/clock";
import { addDays } from "~/shared/due-date";
import { shortDay } from "~/shared/due-labels";
import { startOfNextWeek, weekdayOf } from "~/shared/dates/week-start";
import { nextSaturday } from "./read-due";

const isWeekend = (day: string) => [0, 6].includes(weekdayOf(day));

/** Returns the days that are chosen most often. */
const nearDays = ({ today, weekStartsOn }: Clock) => [
  { label: "Today", day: today, Icon: Sun },
  { label: "Tomorrow", day: addDays(today, 1), Icon: Sunrise },
  { label: isWeekend(today) ? "Next weekend" : "This weekend", day: nextSaturday(today), Icon: Armchair },
  { label: "Next week", day: startOfNextWeek(today, weekStartsOn), Icon: CalendarArrowUp },
];

interface NearDaysProps {
  /** Whether there is a date to remove. */
  isSet: boolean;
  onChoose: (day: string | null) => void;
}

/** Shows the days that are chosen most often, each with its date. The arrow keys move between them. */
export function NearDays({ isSet, onChoose }: NearDaysProps) {
  const clock = useClock();
  return (
    <fieldset aria-label="Near days" className="-mx-1 flex flex-col">
      {nearDays(clock).map(({ label, day, Icon }) => (
        <button
          key={label}
          type="button"
          data-near
          onKeyDown={moveToNext}
          onClick={() => onChoose(day)}
          className={nearClass}
        >
          <Icon aria-hidden />
          <span className="flex-1">{label}</span>
          <span className="text-muted">{shortDay(day, clock)}</span>
        </button>
      ))}
      {isSet && (
        <button type="button" data-near onKeyDown={moveToNext} onClick={() => onChoose(null)} className={nearClass}>
          <CalendarX aria-hidden />
          No date
        </button>
      )}
    </fieldset>
  );
}

/** The look of one of several choices in a popover. */
export const nearClass =
  "flex min-h-8 items-center gap-2.5 rounded-md px-2 text-left text-sm hover:bg-hover active:bg-pressed pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:text-muted";

/** Moves the focus with the arrow keys. */
export function moveToNext(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [...(event.currentTarget.parentElement?.querySelectorAll("button") ?? [])];
  const index = buttons.indexOf(event.currentTarget);
  buttons[(index + by + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}

/** Moves the focus to the first of the days. */
export function focusNearDays(within: HTMLElement): void {
  within.querySelector<HTMLElement>("[data-near]")?.focus();
}
