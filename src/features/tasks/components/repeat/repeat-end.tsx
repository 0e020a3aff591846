import { oneOf } from "~/shared/one-of";
import { SelectField } from "~/ui/fields/select-field";
import { TextField } from "~/ui/fields/text-field";
import type { RepeatDraft } from "./repeat-draft";

interface RepeatEndProps {
  draft: RepeatDraft;
  errors: { until: string | undefined; count: string | undefined };
  onChange: (change: Partial<RepeatDraft>) => void;
}

const ends = ["never", "on", "after"] as const;

/** Shows when a series ends: never, on a day, or after some times. */
export function RepeatEnd({ draft: { end, until, count }, errors, onChange }: RepeatEndProps) {
  return (
    <div className="grid grid-cols-2 items-start gap-2">
      <SelectField
        label="Ends"
        value={end}
        onChange={({ target }) => onChange({ end: oneOf(ends, target.value) ?? end })}
      >
        <option value="never">never</option>
        <option value="on">on a date</option>
        <option value="after">after some times</option>
      </SelectField>
      {end === "on" && (
        <TextField
          label="Last date"
          autoComplete="off"
          placeholder="24 Dec"
          value={until}
          error={errors.until}
          onChange={(event) => onChange({ until: event.target.value })}
        />
      )}
      {end === "after" && (
        <TextField
          label="Times"
          inputMode="numeric"
          autoComplete="off"
          value={count}
          error={errors.count}
          onChange={(event) => onChange({ count: event.target.value })}
        />
      )}
    </div>
  );
}
