import { useMemo } from "react";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { createSectionActions, type SectionActions } from "./section-actions";

/** Returns the actions on sections. */
export function useSectionActions(): SectionActions {
  const { copy, undo } = useTasks();
  return useMemo(() => createSectionActions({ give: copy.give, undo, store: copy.kinds.sections.store }), [copy, undo]);
}
