"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, type RouterInputs } from "~/client/api";
import { failureText } from "~/client/query-client";
import type { Preferences } from "~/shared/dates/preferences";
import { preferencesQueries } from "~/features/preferences/store/query-options";
import { cityOf, hasSameClock } from "~/shared/dates/zones";
import { isTimeZone } from "~/shared/due-date";
import { Button } from "~/ui/button";
import { toast } from "~/ui/feedback/toast";
import { isKeptHere, keepHere } from "./asked-zones";

interface ZoneQuestionProps {
  preferences: Preferences;
  /** The zone by which the user's days are counted. */
  stored: string;
  /** The zone of this device. */
  zone: string;
  now: string;
}

/** Asks, once, whether days are to be counted by the zone of this device. Zones whose clocks show the same are no question. */
export function ZoneQuestion({ preferences, stored, zone, now }: ZoneQuestionProps) {
  const queryClient = useQueryClient();
  const [isOver, setOver] = useState(
    () => isKeptHere(stored, zone) || (isTimeZone(stored) && hasSameClock(stored, zone, now)),
  );
  if (isOver) return null;
  const [here, there] = [cityOf(zone), cityOf(stored)];
  const close = (message: string) => {
    setOver(true);
    document.querySelector<HTMLElement>("#main")?.focus();
    toast({ message });
  };
  const choose = async (change: RouterInputs["preferences"]["update"], message: string) => {
    try {
      queryClient.setQueryData(preferencesQueries.own().queryKey, await api.preferences.update.mutate(change));
      close(message);
    } catch (error) {
      toast({ message: `The time zone was not changed. ${failureText(error)}`, tone: "error" });
    }
  };
  return (
    <section
      aria-label="Time zone"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-sunken px-4 py-2 text-sm print:hidden"
    >
      <p className="min-w-0 flex-1 basis-48">
        You seem to be in {here}. Your days are counted by {there} time.
      </p>
      <div className="flex flex-wrap gap-1">
        <Button size="sm" onClick={() => void choose({ timeZone: zone }, `Your days are now counted by ${here} time.`)}>
          Use {here} time
        </Button>
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            keepHere(stored, zone);
            close(`Your days are still counted by ${there} time.`);
          }}
        >
          Keep {there} time
        </Button>
        <Button
          size="sm"
          variant="quiet"
          onClick={() =>
            void choose(
              { keptZones: [...preferences.keptZones, zone].slice(-50) },
              `You will not be asked about ${here} again.`,
            )
          }
        >
          Never ask for {here}
        </Button>
      </div>
    </section>
  );
}
