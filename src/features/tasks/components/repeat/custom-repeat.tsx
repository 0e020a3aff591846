import { type FormEvent, useEffect, useRef, useState } from "react";
import { useClock } from "~/client/clock";
import { nextDays } from "~/shared/dates/repeat/dates";
import { weekdayAndDate } from "~/shared/due-labels";
import { oneOf } from "~/shared/one-of";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/fields/select-field";
import { TextField } from "~/ui/fields/text-field";
import { draftOfRule, placesFor, readDraft, withUnit } from "./repeat-draft";
import { RepeatEnd } from "./repeat-end";
import { ruleOf } from "./repeat-places";
import { WeekdayChoice } from "./weekday-choice";

interface CustomRepeatProps {
  /** The rule that is edited, if there is one. */
  repeat: string | null;
  /** The day on which the task is due. */
  day: string;
  onTake: (repeat: string) => void;
}

const units = ["day", "week", "month", "year"] as const;
const bases = ["due", "completion"] as const;

/** Shows a form for any rule, with the next three dates that it makes. */
export function CustomRepeat({ repeat, day, onTake }: CustomRepeatProps) {
  const clock = useClock();
  const rule = ruleOf(repeat);
  const [draft, setDraft] = useState(() => draftOfRule(rule, day, clock));
  const [wasSent, setSent] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const { unit, basis } = draft;
  const places = placesFor(unit, { rule, day, clock });
  const read = readDraft(draft, places, clock);
  const next = read.fault === undefined ? ruleOf(read.repeat) : undefined;
  const errorOf = (field: string) => (wasSent && read.fault?.field === field ? read.fault.text : undefined);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // The panel's own form is not sent.
    event.stopPropagation();
    if (read.fault === undefined) onTake(read.repeat);
    else setSent(true);
  };
  const dates = next === undefined ? [] : nextDays(next, next.isFromCompletion ? clock.today : day, 3);
  return (
    <form ref={form} noValidate onSubmit={send} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 items-start gap-2">
        <TextField
          label="Every"
          inputMode="numeric"
          autoComplete="off"
          value={draft.interval}
          error={errorOf("interval")}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft({ ...draft, interval: event.target.value })}
        />
        <SelectField
          label="Period"
          value={unit}
          onChange={({ target }) => {
            const other = oneOf(units, target.value) ?? unit;
            setDraft(withUnit(draft, other, placesFor(other, { rule, day, clock })));
          }}
        >
          {units.map((each) => (
            <option key={each} value={each}>
              {Number(draft.interval) === 1 ? each : `${each}s`}
            </option>
          ))}
        </SelectField>
      </div>
      {unit === "week" && (
        <WeekdayChoice
          chosen={draft.weekdays}
          error={errorOf("weekdays")}
          onChange={(weekdays) => setDraft({ ...draft, weekdays })}
        />
      )}
      {places.length > 0 && (
        <SelectField
          label="Day"
          value={draft.place}
          onChange={({ target }) => setDraft({ ...draft, place: target.value })}
        >
          {basis === "completion" && <option value="">as long after completion</option>}
          {places.map(({ label }) => (
            <option key={label}>{label}</option>
          ))}
        </SelectField>
      )}
      <SelectField
        label="Counts from"
        value={basis}
        onChange={({ target }) => {
          const other = oneOf(bases, target.value) ?? basis;
          setDraft(withUnit({ ...draft, basis: other }, unit, places));
        }}
      >
        <option value="due">the due date</option>
        <option value="completion">completion</option>
      </SelectField>
      <RepeatEnd
        draft={draft}
        errors={{ until: errorOf("until"), count: errorOf("count") }}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <output aria-label="Next dates" className="text-sm text-muted">
        {next !== undefined && (
          <>
            <span>{dates.length === 0 ? "It does not repeat after this time." : "Next:"}</span>
            <ul>
              {dates.map((each) => (
                <li key={each}>{weekdayAndDate(each, clock)}</li>
              ))}
            </ul>
          </>
        )}
      </output>
      <Button type="submit" variant="primary">
        Set repeat
      </Button>
    </form>
  );
}
