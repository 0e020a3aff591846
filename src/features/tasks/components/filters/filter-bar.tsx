"use client";

import { Suspense } from "react";
import { SaveView } from "~/features/views/components/save-view";
import { lazyPart } from "~/ui/page/lazy-part";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { FilterMenus } from "./filter-menus";
import { GroupControl } from "./group-control";
import { LayoutControl } from "./layout-control";
import { loadListParts } from "./load-list-parts";
import { SortControl } from "./sort-control";

const FilterTextField = lazyPart(async () => (await loadListParts()).FilterTextField);

interface FilterBarProps {
  id: string;
  view: View;
  filter: ChosenFilter;
  /** Whether everything is offered, and not just what is chosen. */
  isOpen: boolean;
  isSorted: boolean;
  isFiltered: boolean;
}

/** Shows the sort and the filters of a list. */
export function FilterBar({ id, view, filter, isOpen, isSorted, isFiltered }: FilterBarProps) {
  return (
    <div id={id} className="order-last mt-1 flex basis-full flex-wrap items-center gap-1.5">
      {(isOpen || filter.layout !== undefined) && <LayoutControl view={view} filter={filter} />}
      {(isOpen || isSorted) && <SortControl view={view} filter={filter} />}
      {(isOpen || filter.group !== undefined) && <GroupControl view={view} filter={filter} />}
      {(isOpen || isFiltered) && <FilterMenus view={view} filter={filter} isOpen={isOpen} />}
      <SaveView view={view} filter={filter} />
      {isOpen && (
        <Suspense>
          <FilterTextField view={view} filter={filter} />
        </Suspense>
      )}
    </div>
  );
}
