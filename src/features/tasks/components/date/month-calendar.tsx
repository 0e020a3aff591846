import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { type ChevronProps, DayPicker } from "react-day-picker";
import { useClock } from "~/client/clock";
import { weekdayAndDate } from "~/shared/due-labels";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";

interface MonthCalendarProps {
  /** As `YYYY-MM-DD`. */
  day: string | null;
  onChoose: (day: string) => void;
}

/** Shows a month of days. The arrow keys move by day and week, Page Up and Page Down by month. */
export function MonthCalendar({ day, onChoose }: MonthCalendarProps) {
  const clock = useClock();
  const selected = day === null ? undefined : toDate(day);
  return (
    <DayPicker
      mode="single"
      required
      selected={selected}
      defaultMonth={selected ?? toDate(clock.today)}
      today={toDate(clock.today)}
      onSelect={(date) => onChoose(toDay(date))}
      weekStartsOn={clock.weekStartsOn}
      startMonth={new Date(1900, 0)}
      endMonth={new Date(9999, 11)}
      showOutsideDays
      labels={{
        labelDayButton: (date, { today = false, selected: isSelected = false }) =>
          [today && "Today", weekdayAndDate(toDay(date), clock), isSelected && "selected"].filter(Boolean).join(", "),
      }}
      components={{ Chevron }}
      classNames={classNames}
    />
  );
}

const classNames = {
  root: "relative",
  nav: "absolute end-0 top-0 flex gap-1",
  button_previous: iconButtonClass("sm"),
  button_next: iconButtonClass("sm"),
  month_caption: "flex min-h-7 items-center px-1 text-sm font-semibold",
  month_grid: "mt-1 w-full table-fixed border-collapse",
  weekday: "h-7 text-xs font-normal text-muted",
  day: "p-0 text-center text-sm",
  day_button: joinClasses(
    "mx-auto flex h-8 w-full items-center justify-center rounded-md pointer-coarse:h-10",
    "hover:bg-hover active:bg-pressed in-aria-selected:bg-accent in-aria-selected:text-on-accent",
  ),
  today: "font-semibold text-accent",
  outside: "text-muted",
};

function Chevron({ orientation = "left" }: ChevronProps) {
  return orientation === "left" ? <ChevronLeft aria-hidden /> : <ChevronRight aria-hidden />;
}

/** Returns the local date of a day, because the calendar thinks in those. */
function toDate(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

function toDay(date: Date): string {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${String(date.getFullYear()).padStart(4, "0")}-${month}-${day}`;
}
