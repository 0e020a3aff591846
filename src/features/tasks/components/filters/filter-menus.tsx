"use client";

import { Button } from "~/ui/button";
import { namesOf } from "~/shared/names-of";
import { eachChosen, filterMenus, type FilterName, isNarrowed, type MenuFilter } from "../../list/filters/filters";
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
  const project = view.project ?? filter.project;
  const isOffered: Record<MenuFilter, boolean> = {
    completed: view.canShowCompleted,
    priority: true,
    project: view.project === undefined && places.projects.length > 0,
    section: places.sections.some(({ projectId }) => projectId === project),
    due: view.due === undefined,
    deadline: true,
    tags: tags.length > 0,
    createdOn: true,
    completedOn: view.completed === "completed" || (view.canShowCompleted && filter.completed === "completed"),
  };
  const nameOf = namesOfPlaces(places);
  const labels = new Map<FilterName, string>(
    eachChosen(filter, ({ chosen }, value, name) => [name, chosen(value, nameOf)]),
  );
  const labelOf = (menu: MenuFilter) => filterMenus[menu].flatMap((name) => labels.get(name) ?? []).join("; ");
  return (
    <>
      {namesOf(isOffered).map(
        (field) =>
          ((isOpen && isOffered[field]) || labelOf(field) !== "") && (
            <FilterMenu key={field} field={field} chosen={labelOf(field) || undefined} view={view} filter={filter} />
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
