"use client";

import { Button } from "~/ui/button";
import { namesOf } from "~/shared/names-of";
import { eachChosen, isNarrowed, type MenuFilter } from "../../list/filters/filters";
import { arrangementIn, type ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { useTaskTags } from "../../store/copy/use-copied";
import { namesOfPlaces } from "../place/places";
import { usePlaces } from "../place/use-places";
import { FilterMenu } from "./filter-menu";
import { chooseFilter } from "../list/use-list-address";

interface FilterMenusProps {
  view: View;
  filter: ChosenFilter;
  /** Whether filters without a value are shown, too. */
  isOpen: boolean;
}

/** Shows the filters of a list with their values, and a button that clears them all. */
export function FilterMenus({ view, filter, isOpen }: FilterMenusProps) {
  const tags = useTaskTags();
  const places = usePlaces();
  const isOffered: Record<MenuFilter, boolean> = {
    completed: view.canShowCompleted,
    priority: true,
    project: view.project === undefined && (places.projects.length > 0 || filter.project !== undefined),
    due: view.due === undefined,
    deadline: true,
    tags: tags.length > 0 || filter.tags !== undefined,
  };
  const nameOf = namesOfPlaces(places);
  const labels = new Map(eachChosen(filter, ({ chosen }, value, name) => [name, chosen(value, nameOf)]));
  return (
    <>
      {namesOf(isOffered).map(
        (field) =>
          isOffered[field] &&
          (isOpen || labels.has(field)) && (
            <FilterMenu key={field} field={field} chosen={labels.get(field)} view={view} filter={filter} />
          ),
      )}
      {isNarrowed(filter) && (
        <Button variant="quiet" size="sm" onClick={() => chooseFilter(arrangementIn(filter))}>
          Clear filters
        </Button>
      )}
    </>
  );
}
