"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { trpc } from "./trpc";
import { type Clock, clockAt } from "~/shared/clock";
import { readZone } from "~/shared/reported-zone";
import { writeCookie } from "./write-cookie";
import { followZone } from "./zone-follower";

const ClockContext = createContext<Clock | undefined>(undefined);

/** Where and when the person is, to the minute. */
export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === undefined) throw new Error("useClock needs a ClockProvider above it.");
  return clock;
}

/** Starts from what the server took as now and here, so that both render the same, and goes on with the browser's own. */
export function ClockProvider({ initial, children }: { initial: Clock; children: ReactNode }) {
  const [now, setNow] = useState(initial.now);
  const [timeZone, setTimeZone] = useState(initial.timeZone);
  const { counts } = trpc.useUtils().tasks;
  useEffect(() => {
    const follow = followZone({
      initial: initial.timeZone,
      read: readZone,
      // What the sidebar shows anyway.
      ask: (zone) => counts.ensureData({ timeZone: zone }),
      choose: (zone) => {
        setTimeZone(zone);
        rememberZone(zone);
      },
    });
    const tick = () => {
      setNow(new Date().toISOString());
      void follow();
    };
    const whenSeen = () => {
      if (document.visibilityState === "visible") tick();
    };
    tick();
    const timer = setInterval(whenSeen, 60_000);
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", whenSeen);
    };
  }, [counts, initial.timeZone]);
  const clock = useMemo(() => clockAt(now, { timeZone, locale: initial.locale }), [now, timeZone, initial.locale]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** Lets the server render the right day next time. */
function rememberZone(zone: string): void {
  writeCookie("keel.tz", zone);
}
