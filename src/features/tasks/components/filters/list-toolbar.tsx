import { Button } from "~/ui/button";
import { filters } from "../../list/filters/filters";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { FilterMenus } from "./filter-menus";
import { SearchField } from "./search-field";
import { SortControl } from "./sort-control";
import { chooseFilter } from "../list/use-list-address";

interface ListToolbarProps {
  view: View;
  filter: ChosenFilter;
  ignored: (keyof ChosenFilter)[];
}

/** Shows the search, filters and sort of a list. */
export function ListToolbar({ view, filter, ignored }: ListToolbarProps) {
  return (
    <>
      <search aria-label="Filters" className="flex flex-wrap items-start gap-2 py-2 print:hidden">
        <SearchField filter={filter} />
        <FilterMenus view={view} filter={filter} />
        <SortControl view={view} filter={filter} />
      </search>
      {ignored.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-3 rounded-md bg-sunken px-3 py-1 text-sm text-muted">
          The link has an unknown {ignored.map((field) => nameOf(field)).join(" and ")}, so{" "}
          {ignored.length === 1 ? "it was" : "they were"} ignored.
          <Button variant="quiet" size="sm" onClick={() => chooseFilter(filter, { replace: true })}>
            Reset
          </Button>
        </p>
      )}
    </>
  );
}

const nameOf = (field: keyof ChosenFilter) => (field === "sort" || field === "order" ? field : filters[field].name);
