"use client";

import { weekdayAndDate } from "~/shared/due-labels";
import type { View } from "../../list/views";
import { useClock } from "~/client/clock";

/** Shows the name of a list, with one line of explanation if it needs one. */
export function ViewHeader({ view }: { view: View }) {
  const clock = useClock();
  return (
    <header className="mb-3 flex flex-wrap items-baseline gap-x-3 px-2">
      <h1 className="text-2xl font-semibold tracking-tight">{view.title}</h1>
      {view.name === "today" && (
        <p className="text-sm text-muted" suppressHydrationWarning>
          {weekdayAndDate(clock.today, clock)}
        </p>
      )}
      {view.name === "trash" && (
        <p className="text-sm text-muted">Tasks are kept here for 30 days, then deleted permanently.</p>
      )}
    </header>
  );
}
