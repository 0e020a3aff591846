/** The reader's time zone and locale. `today` is the current day in `timeZone`. */
export interface Viewer {
  timeZone: string;
  locale: string;
  today: string;
}

/** Groups events by day in the reader's time zone, in their order. */
export function groupByDay<Event extends { at: string }>(events: Event[], viewer: Viewer) {
  const days: { day: string; title: string; events: Event[] }[] = [];
  for (const event of events) {
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: viewer.timeZone }).format(new Date(event.at));
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, title: dayTitle(day, viewer), events: [event] });
  }
  return days;
}

/** Returns a time of day in the reader's locale, such as `14:05`. */
export function timeLabel(at: string, { timeZone, locale }: Viewer): string {
  return new Intl.DateTimeFormat(locale, { timeZone, timeStyle: "short" }).format(new Date(at));
}

function dayTitle(day: string, { today, locale }: Viewer): string {
  const noon = (date: string) => new Date(`${date}T12:00:00Z`);
  const ago = Math.round((noon(today).getTime() - noon(day).getTime()) / 86_400_000);
  if (ago === 0) return "Today";
  if (ago === 1) return "Yesterday";
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(noon(day));
}
