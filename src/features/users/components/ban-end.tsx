"use client";

import { useState } from "react";
import { SelectField } from "~/ui/fields/select-field";
import { TextField } from "~/ui/fields/text-field";

/** Shows the fields that choose when a ban ends. */
export function BanEnd({ error }: { error: string | undefined }) {
  const [ends, setEnds] = useState("never");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Until"
        name="ends"
        value={ends}
        onChange={(event) => setEnds(event.target.value)}
        error={ends === "on" ? undefined : error}
      >
        <option value="never">I lift it</option>
        <option value="day">In a day</option>
        <option value="week">In a week</option>
        <option value="month">In 30 days</option>
        <option value="on">On a date</option>
      </SelectField>
      {ends === "on" && <TextField label="Date" name="day" type="date" required error={error} />}
    </div>
  );
}
