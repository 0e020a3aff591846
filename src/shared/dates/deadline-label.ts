import type { Clock } from "../clock";
import { dayLabel } from "../due-labels";

export interface Deadlined {
  /** A day, `YYYY-MM-DD`. */
  deadlineOn: string | null;
  completed: boolean;
}

/** Returns the label of a deadline, and whether it has passed; `undefined` if there is none. That of a completed task never passes. */
export function deadlineLabel(
  { deadlineOn, completed }: Deadlined,
  clock: Clock,
): { text: string; isPast: boolean } | undefined {
  if (deadlineOn === null) return undefined;
  const isPast = !completed && deadlineOn < clock.today;
  const day = dayLabel(deadlineOn, clock);
  return { text: isPast ? `${day}, passed` : day, isPast };
}
