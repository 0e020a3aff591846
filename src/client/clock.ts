import { createContext, useContext } from "react";
import type { Clock } from "~/shared/clock";

/** The page's clock, for components that show days and times. */
export const ClockContext = createContext<Clock | undefined>(undefined);

/** Returns the user's time zone and time, to the minute. Throws outside a clock provider. */
export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === undefined) throw new Error("useClock needs a ClockProvider above it.");
  return clock;
}
