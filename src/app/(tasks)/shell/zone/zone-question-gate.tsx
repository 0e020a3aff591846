"use client";

import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { api } from "~/client/api";
import type { Preferences } from "~/shared/dates/preferences";
import { preferencesQueries } from "~/features/preferences/store/query-options";

const ZoneQuestion = lazy(async () => ({ default: (await import("./zone-question")).ZoneQuestion }));

interface ZoneQuestionGateProps {
  preferences: Preferences;
  /** The zone of this device. */
  zone: string;
  now: string;
}

/** Stores the zone of the first device, and asks about another one. The code of the question is loaded when there may be one. */
export function ZoneQuestionGate({ preferences, zone, now }: ZoneQuestionGateProps) {
  const queryClient = useQueryClient();
  const { timeZone } = preferences;
  useEffect(() => {
    if (timeZone !== null) return;
    // Whatever fails, the device goes on to count by its own zone, and the next page tries again.
    void api.preferences.noteTimeZone
      .mutate({ timeZone: zone })
      .then((noted) => queryClient.setQueryData(preferencesQueries.own().queryKey, noted))
      .catch(() => undefined);
  }, [timeZone, zone, queryClient]);
  if (timeZone === null || timeZone === zone || preferences.keptZones.includes(zone)) return null;
  return (
    <Suspense>
      <ZoneQuestion key={`${timeZone} ${zone}`} preferences={preferences} stored={timeZone} zone={zone} now={now} />
    </Suspense>
  );
}
