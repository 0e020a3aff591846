import { useMemo } from "react";
import type { Surroundings } from "../../list/arrangement/groupings";
import { useTasks } from "../../store/tasks-provider";
import { useTreeActions } from "../../store/tree/use-tree-actions";
import { createPutInGroup, type PutInGroup } from "./put-in-group";

/** Returns the function that puts a task into a group. */
export function usePutInGroup(around: Surroundings): PutInGroup {
  const { actions } = useTasks();
  const tree = useTreeActions();
  return useMemo(() => createPutInGroup({ actions, tree, around }), [actions, tree, around]);
}
