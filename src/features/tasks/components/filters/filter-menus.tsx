"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "~/ui/button";
import { type ChosenFilter, narrowing } from "../../list/filter-params";
import type { View } from "../../list/views";
import { taskQueries } from "../query-options";
import { FilterMenu } from "./filter-menu";
import { completionNames, dueFilterLabel } from "./filter-labels";
import { priorityNames } from "./priority-labels";
import { chooseFilter } from "../list/use-list-address";

/** The filters of a list, each with what is chosen of it, and one way to drop them all. */
export function FilterMenus({ view, filter }: { view: View; filter: ChosenFilter }) {
  const { data: tags = [] } = useQuery(taskQueries.tags());
  const isNarrowed = narrowing.some((field) => filter[field] !== undefined && filter[field] !== "");
  const of = { view, filter };
  return (
    <>
      {view.canShowCompleted && (
        <FilterMenu field="Show" chosen={filter.completed && completionNames[filter.completed]} {...of} />
      )}
      <FilterMenu field="Priority" chosen={filter.priority?.map((value) => priorityNames[value]).join(", ")} {...of} />
      {view.due === undefined && <FilterMenu field="Due" chosen={filter.due && dueFilterLabel(filter.due)} {...of} />}
      {(tags.length > 0 || filter.tags !== undefined) && (
        <FilterMenu field="Tag" chosen={filter.tags?.join(", ")} {...of} />
      )}
      {isNarrowed && (
        <Button variant="quiet" size="sm" onClick={() => chooseFilter({ sort: filter.sort, order: filter.order })}>
          Clear filters
        </Button>
      )}
    </>
  );
}
