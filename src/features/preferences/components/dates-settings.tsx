"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api } from "~/client/api";
import { failureText } from "~/client/query-client";
import { keepPreferences } from "~/client/viewer/kept-preferences";
import { hourCycleOf, hourCycles, type UsualDates } from "~/shared/dates/date-settings";
import { type Preferences, startPages } from "~/shared/dates/preferences";
import { weekStarts } from "~/shared/dates/week-start";
import { oneOf } from "~/shared/one-of";
import { SelectField } from "~/ui/fields/select-field";
import { toast } from "~/ui/feedback/toast";
import { hourCycleNames, startPageNames, weekStartNames } from "../labels";
import { ZonePicker } from "./zone-picker";

interface DatesSettingsProps {
  userId: string;
  chosen: Preferences;
  usual: UsualDates;
}

/** Lets the user choose how they read dates, and where they start. Each choice counts at once, in every tab. */
export function DatesSettings({ userId, chosen: initial, usual }: DatesSettingsProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState(initial);
  const change = async (changes: Partial<Preferences>) => {
    const before = chosen;
    setChosen({ ...before, ...changes });
    try {
      const saved = await api.preferences.update.mutate(changes);
      setChosen(saved);
      keepPreferences(userId, saved);
      toast({ message: "Saved.", key: "preferences" });
      // The times on other pages follow.
      router.refresh();
    } catch (error) {
      setChosen(before);
      toast({ message: `This was not saved. ${failureText(error)}`, tone: "error", key: "preferences" });
    }
  };
  return (
    <div className="flex max-w-sm flex-col gap-5">
      <ZonePicker zone={chosen.timeZone ?? usual.timeZone} onChoose={(timeZone) => void change({ timeZone })} />
      <SelectField
        label="First day of the week"
        value={chosen.weekStartsOn ?? ""}
        onChange={({ target: { value } }) =>
          void change({ weekStartsOn: weekStarts.find((start) => String(start) === value) ?? null })
        }
      >
        <option value="">As usual here ({weekStartNames[usual.weekStartsOn]})</option>
        {weekStarts.map((start) => (
          <option key={start} value={start}>
            {weekStartNames[start]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Clock"
        value={chosen.hourCycle ?? ""}
        onChange={({ target: { value } }) => void change({ hourCycle: oneOf(hourCycles, value) ?? null })}
      >
        <option value="">As usual here ({hourCycleNames[hourCycleOf(usual.locale)]})</option>
        {hourCycles.map((cycle) => (
          <option key={cycle} value={cycle}>
            {hourCycleNames[cycle]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Start page"
        hint="The list that opens first."
        value={chosen.startPage ?? "today"}
        onChange={({ target: { value } }) => void change({ startPage: oneOf(startPages, value) ?? null })}
      >
        {startPages.map((page) => (
          <option key={page} value={page}>
            {startPageNames[page]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
