import { useMemo } from "react";
import { createTagActions } from "../../store/tags/tag-actions";
import { useTasks } from "../../store/tasks-provider";
import { followTag } from "./follow-tag";

/** Returns the actions on a tag. */
export function useTagActions() {
  const { copy, undo } = useTasks();
  return useMemo(
    () =>
      createTagActions({
        give: copy.give,
        undo,
        list: copy.store.list,
        views: copy.kinds.views.store.list,
        follow: followTag,
      }),
    [copy, undo],
  );
}
