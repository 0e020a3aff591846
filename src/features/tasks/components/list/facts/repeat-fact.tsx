import { useClock } from "~/client/clock";
import { repeatLabel } from "~/shared/dates/repeat/label";

/** Shows in the row of a task how it repeats. */
export function RepeatFact({ repeat }: { repeat: string }) {
  const label = repeatLabel(repeat, useClock());
  return (
    <span
      suppressHydrationWarning
      className="inline-flex max-w-48 min-w-0 shrink-0 items-center gap-1 glyph-repeat before:size-3.5 before:shrink-0"
    >
      <span className="sr-only">Repeats: </span>
      <span className="truncate">{label}</span>
    </span>
  );
}
