import { createContext, useContext } from "react";
import type { Clock } from "~/shared/clock";

/** The clock of the page, for what shows days and times. */
export const ClockContext = createContext<Clock | undefined>(undefined);

/** Returns where and when the person is, to the minute. Throws outside of a clock provider. */
export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === undefined) throw new Error("useClock needs a ClockProvider above it.");
  return clock;
}
