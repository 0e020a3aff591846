import { useMemo } from "react";
import { useFolds } from "~/features/projects/store/folds-provider";
import { useSectionsHere } from "~/features/sections/store/sections-here";
import type { ChosenFilter } from "../../list/filter-params";
import { isNarrowed } from "../../list/filters/filters";
import type { ListedSections } from "../list/listed-rows";

/** Returns how the sections of the project in the address are listed, or `undefined` in any other list. */
export function useListedSections(filter: ChosenFilter): ListedSections | undefined {
  const sections = useSectionsHere();
  const { isFolded } = useFolds();
  return useMemo(
    () => sections && { sections, isFolded: (id: string) => isFolded(id), hidesEmpty: isNarrowed(filter) },
    [sections, isFolded, filter],
  );
}
