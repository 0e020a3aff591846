import type { RefObject } from "react";
import { useTasks } from "../../store/tasks-provider";
import { loadListParts } from "../filters/load-list-parts";
import { useKnownPlaces } from "../place/use-known-places";
import type { ListedRowDeps } from "./find-listed-row";
import { useDrag } from "./use-drag";

/** Lets listed tasks be dragged among their siblings, below and out of others, to other groups of the list, and to the sidebar. */
export function useRowDrag(
  ref: RefObject<HTMLElement | null>,
  { isOn, ...list }: Pick<ListedRowDeps, "clock" | "grouping" | "isNested"> & { isOn: boolean },
): void {
  const { actions, copy, undo, viewer } = useTasks();
  const places = useKnownPlaces();
  useDrag(ref, {
    isOn,
    load: loadListParts,
    async find(pressed) {
      const { current } = ref;
      if (current === null || pressed.closest("[data-task]") === null) return undefined;
      const { userId } = viewer;
      return (await loadListParts()).findListedRow(pressed, {
        list: current,
        actions,
        copy,
        undo,
        userId,
        places,
        ...list,
      });
    },
  });
}
