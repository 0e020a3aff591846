import { useMemo } from "react";
import { tagId } from "~/shared/rows/tag-id";
import { createTagActions } from "../../store/tags/tag-actions";
import { useTasks } from "../../store/tasks-provider";
import { followInTabs } from "./tag-followers";

/** Returns the actions on a tag. */
export function useTagActions() {
  const { copy, undo, viewer } = useTasks();
  return useMemo(
    () =>
      createTagActions({
        give: copy.give,
        undo,
        list: copy.store.list,
        views: copy.kinds.views.store.list,
        colorOf: (tag) => copy.kinds.tags.store.find(tagId(viewer.userId, tag))?.color ?? null,
        follow: (tag, to) => followInTabs(viewer.userId, tag, to),
      }),
    [copy, undo, viewer],
  );
}
