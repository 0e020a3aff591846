"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { ClockContext } from "~/client/clock";
import type { Preferences } from "~/shared/dates/preferences";
import { writeCookie } from "~/client/write-cookie";
import { usePreferences } from "~/features/preferences/store/use-preferences";
import { taskQueries } from "~/features/tasks/store/query-options";
import { clockOf, type UsualDates } from "~/shared/dates/date-settings";
import { reportedZone } from "./browser-zone";
import { ZoneQuestionGate } from "./zone/zone-question-gate";

export interface ClockProviderProps {
  userId: string;
  /** The server's time, an ISO 8601 UTC instant. */
  now: string;
  /** What is usual by the language and the device. */
  usual: UsualDates;
  /** What this browser has kept of what the user has chosen, for a page without the server. */
  kept?: Preferences | undefined;
  children: ReactNode;
}

/** Provides the clock. It starts with the server's time and zone, so that both render the same, and continues with the browser's. */
export function ClockProvider({ userId, now: initial, usual, kept, children }: ClockProviderProps) {
  const [now, setNow] = useState(initial);
  const [device, setDevice] = useState({ timeZone: usual.timeZone, isSure: false });
  const queryClient = useQueryClient();
  const { preferences, isKnown } = usePreferences(userId, kept);
  useEffect(() => {
    const follow = followLate(usual.timeZone, async () => {
      const { followBrowserZone } = await import("./zone-follower");
      return followBrowserZone({
        initial: usual.timeZone,
        // The sidebar shows these anyway.
        ask: (zone) => queryClient.ensureQueryData(taskQueries.counts(zone)),
        choose: (timeZone) => {
          setDevice({ timeZone, isSure: true });
          rememberZone(timeZone);
        },
      });
    });
    const tick = () => {
      setNow(new Date().toISOString());
      if (reportedZone() === usual.timeZone) setDevice(sureOf(usual.timeZone));
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
  }, [queryClient, usual.timeZone]);
  const { locale, weekStartsOn } = usual;
  const { timeZone } = device;
  const clock = useMemo(
    () => clockOf(now, { timeZone, locale, weekStartsOn }, preferences),
    [now, timeZone, locale, weekStartsOn, preferences],
  );
  return (
    <ClockContext value={clock}>
      {isKnown && device.isSure && <ZoneQuestionGate preferences={preferences} zone={timeZone} now={initial} />}
      {children}
    </ClockContext>
  );
}

/** Returns what keeps the state as it is once the zone is sure. */
const sureOf = (timeZone: string) => (before: { timeZone: string; isSure: boolean }) =>
  before.isSure && before.timeZone === timeZone ? before : { timeZone, isSure: true };

/** Stores the zone of this device, so that the server renders the right day next time. */
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
