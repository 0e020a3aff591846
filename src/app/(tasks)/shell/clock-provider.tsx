"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ClockContext } from "~/client/clock";
import { type Clock, clockAt } from "~/shared/clock";
import { taskQueries } from "~/features/tasks/store/query-options";
import { reportedZone } from "./browser-zone";
import { writeCookie } from "~/client/write-cookie";

/** Provides the clock. It starts with the server's time and zone, so that both render the same, and continues with the browser's. */
export function ClockProvider({ initial, children }: { initial: Clock; children: ReactNode }) {
  const [now, setNow] = useState(initial.now);
  const [timeZone, setTimeZone] = useState(initial.timeZone);
  const queryClient = useQueryClient();
  useEffect(() => {
    const follow = followLate(initial.timeZone, async () => {
      const { followBrowserZone } = await import("./zone-follower");
      return followBrowserZone({
        initial: initial.timeZone,
        // The sidebar shows these anyway.
        ask: (zone) => queryClient.ensureQueryData(taskQueries.counts(zone)),
        choose: (zone) => {
          setTimeZone(zone);
          rememberZone(zone);
        },
      });
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
  }, [queryClient, initial.timeZone]);
  const clock = useMemo(() => clockAt(now, { timeZone, locale: initial.locale }), [now, timeZone, initial.locale]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** Stores the zone, so that the server renders the right day next time. */
function rememberZone(zone: string): void {
  writeCookie("keel.tz", zone);
}

type Follow = () => Promise<void>;

/** Follows the browser's zone once it differs from `initial`, with code that `load` brings, because most pages never need it. */
function followLate(initial: string, load: () => Promise<Follow>): Follow {
  let coming: Promise<Follow> | undefined;
  return async () => {
    if (coming === undefined && reportedZone() === initial) return;
    try {
      const follow = await (coming ??= load());
      await follow();
    } catch {
      // If the code could not be loaded, the next tick tries again.
      coming = undefined;
    }
  };
}
