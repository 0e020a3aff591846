import { useState } from "react";
import { useClock } from "~/client/clock";
import type { TaskListInput } from "../../list/views";

/** Returns a moment of now for a list: a new one with each minute if the list depends on that, or else with each day. */
export function useListMoment({ due }: Pick<TaskListInput, "due">): string {
  const { now, today } = useClock();
  const until = due === "overdue" ? now : today;
  const [kept, keep] = useState({ now, until });
  if (kept.until === until) return kept.now;
  keep({ now, until });
  return now;
}
