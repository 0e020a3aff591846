import { useSyncExternalStore } from "react";
import { selection } from "../../store/many/selection";

const readIds = () => selection.read().ids;

/** Returns the ids of the selected tasks. */
export const useSelectedIds = () => useSyncExternalStore(selection.subscribe, readIds, readIds);

/** Returns whether a task is selected. */
export function useIsSelected(id: string): boolean {
  const read = () => selection.read().ids.has(id);
  return useSyncExternalStore(selection.subscribe, read, read);
}
