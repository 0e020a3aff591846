"use client";

import { useRouter } from "next/navigation";
import { hourCycleOf, hourCycles, type UsualDates } from "~/shared/dates/date-settings";
import { type Preferences, startPages } from "~/shared/dates/preferences";
import { weekStarts } from "~/shared/dates/week-start";
import { oneOf } from "~/shared/one-of";
import { SelectField } from "~/ui/fields/select-field";
import { hourCycleNames, startPageNames, weekStartNames } from "../labels";
import { useChosen } from "../store/use-chosen";
import { ZonePicker } from "./zone-picker";

interface DatesSettingsProps {
  userId: string;
  chosen: Preferences;
  usual: UsualDates;
}

/** Lets the user choose how they read dates, and where they start. Each choice counts at once, in every tab. */
export function DatesSettings({ userId, chosen: initial, usual }: DatesSettingsProps) {
  const router = useRouter();
  // The times on other pages follow.
  const { chosen, change } = useChosen(userId, initial, router.refresh);
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
