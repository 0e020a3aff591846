"use client";

import SlidersHorizontal from "lucide-react/icons/sliders-horizontal";
import { Suspense, useId, useState } from "react";
import { IconButton } from "~/ui/icon-button";
import { lazyPart } from "~/ui/page/lazy-part";
import { isNarrowed } from "../../list/filters/filters";
import type { ChosenFilter } from "../../list/filter-params";
import { tagOf } from "../../list/labels/list-title";
import type { View } from "../../list/views";
import { SearchField } from "./search-field";

const FilterBar = lazyPart(async () => (await import("./filter-bar")).FilterBar);

interface ListToolbarProps {
  view: View;
  filter: ChosenFilter;
}

/** Shows the search, filters and sort of a list: two icons until they are used, and what is chosen. */
export function ListToolbar({ view, filter }: ListToolbarProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isSorted = filter.sort !== undefined || filter.order !== undefined;
  const isArranged = isSorted || filter.group !== undefined || filter.layout !== undefined;
  // The heading names the tag of a page.
  const beside = tagOf(view, filter) === undefined ? filter : { ...filter, tags: undefined };
  const isFiltered = isNarrowed({ ...beside, search: undefined });
  return (
    <search aria-label="Filters" className="contents print:hidden">
      <SearchField filter={filter} />
      <IconButton
        label="Filter and sort"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        className={isFiltered || isArranged ? "text-accent!" : undefined}
      >
        <SlidersHorizontal aria-hidden />
      </IconButton>
      {(isOpen || isFiltered || isArranged) && (
        <Suspense>
          <FilterBar id={id} {...{ view, filter, isOpen, isSorted, isFiltered }} />
        </Suspense>
      )}
    </search>
  );
}
