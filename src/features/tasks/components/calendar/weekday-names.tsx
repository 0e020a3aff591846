import { useClock } from "~/client/clock";
import { format } from "~/shared/due-labels";

/** Shows the names of the days of a week above its columns. */
export function WeekdayNames({ week }: { week: readonly string[] }) {
  const { locale } = useClock();
  return (
    <thead>
      <tr>
        {week.map((day) => (
          <th
            key={day}
            scope="col"
            abbr={format(day, locale, { weekday: "long" })}
            className="h-7 text-xs font-normal text-muted"
            suppressHydrationWarning
          >
            {format(day, locale, { weekday: "short" })}
          </th>
        ))}
      </tr>
    </thead>
  );
}
