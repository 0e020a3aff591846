import { useTasks } from "../../store/tasks-provider";
import { loadListParts } from "../filters/load-list-parts";
import { useKnownPlaces } from "../place/use-known-places";
import type { Task } from "../../store/task";
import type { createCardDrops } from "./card-drops";

/** Returns a function that loads what the sidebar does with the card of a task. */
export function useCardDrops(): (task: Task) => Promise<ReturnType<typeof createCardDrops>> {
  const { actions, copy, undo, clock } = useTasks();
  const places = useKnownPlaces();
  return async (task) => (await loadListParts()).createCardDrops(task, { actions, copy, undo, clock, places });
}
