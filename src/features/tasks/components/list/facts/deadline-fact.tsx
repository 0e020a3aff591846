import { useClock } from "~/client/clock";
import { type Deadlined, deadlineLabel } from "~/shared/dates/deadline-label";
import { joinClasses } from "~/ui/join-classes";

/** Shows the deadline of a task in its row, red only once it has passed. */
export function DeadlineFact({ task }: { task: Deadlined }) {
  const deadline = deadlineLabel(task, useClock());
  if (deadline === undefined) return null;
  return (
    <span
      suppressHydrationWarning
      className={joinClasses(
        "inline-flex shrink-0 items-center gap-1 glyph-flag before:size-3.5",
        deadline.isPast && "font-medium text-danger",
      )}
    >
      <span className="sr-only">Deadline </span>
      {deadline.text}
    </span>
  );
}
