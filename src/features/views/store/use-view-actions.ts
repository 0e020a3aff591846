import { useMemo } from "react";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { createViewActions, type ViewActions } from "./view-actions";

/** Returns the actions on saved views. */
export function useViewActions(): ViewActions {
  const { copy, undo } = useTasks();
  return useMemo(() => createViewActions({ give: copy.give, undo, store: copy.kinds.views.store }), [copy, undo]);
}
