import { Button } from "~/ui/button";
import { filters } from "../../list/filters/filters";
import { type ChosenFilter, isArranging } from "../../list/filter-params";
import { chooseFilter } from "../list/use-list-address";

interface IgnoredFiltersProps {
  filter: ChosenFilter;
  ignored: readonly (keyof ChosenFilter)[];
}

/** Names the fields of the address that were not understood. */
export function IgnoredFilters({ filter, ignored }: IgnoredFiltersProps) {
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-3 rounded-md bg-sunken px-3 py-1 text-sm text-muted print:hidden">
      The link has an unknown {ignored.map((field) => nameOf(field)).join(" and ")}, so{" "}
      {ignored.length === 1 ? "it was" : "they were"} ignored.
      <Button variant="quiet" size="sm" onClick={() => chooseFilter(filter, { replace: true })}>
        Reset
      </Button>
    </p>
  );
}

const nameOf = (field: keyof ChosenFilter) => {
  if (field === "group") return "grouping";
  return isArranging(field) ? field : filters[field].name;
};
