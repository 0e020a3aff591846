import type { ReactNode } from "react";
import { type EventGroup, eventGroups } from "~/shared/event-groups";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/fields/select-field";
import type { EventFilter } from "../schema";

const groupNames: Record<EventGroup, string> = {
  sign_ins: "Sign-ins",
  security: "Passwords and two-step sign-in",
  account: "Account",
  tasks: "Tasks",
  administration: "Administration",
};

interface EventFilterFormProps {
  filter: EventFilter;
  /** Further fields, before the others. */
  children?: ReactNode;
}

/** Shows the filter as a plain form, so that it works before scripts load and the choice is in the address. */
export function EventFilterForm({ filter, children }: EventFilterFormProps) {
  return (
    <search aria-label="Filter">
      <form method="get" className="flex flex-wrap items-end gap-3">
        {children}
        <SelectField
          label="Type"
          name="group"
          defaultValue={filter.group ?? ""}
          className="min-w-44 flex-1 sm:flex-none"
        >
          <option value="">Everything</option>
          {eventGroups.map((group) => (
            <option key={group} value={group}>
              {groupNames[group]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Result"
          name="outcome"
          defaultValue={filter.outcome ?? ""}
          className="min-w-36 flex-1 sm:flex-none"
        >
          <option value="">Any</option>
          <option value="success">Succeeded</option>
          <option value="failure">Failed</option>
        </SelectField>
        <Button type="submit" className="min-h-10 max-sm:w-full">
          Apply
        </Button>
      </form>
    </search>
  );
}
