import { useMemo } from "react";
import { useClock } from "~/client/clock";
import { useCopyStatus, useView } from "~/client/sync/copy-context";
import { useArchivedProjects } from "~/features/projects/store/use-projects";
import { readFilter } from "~/features/tasks/list/filter-params";
import { listInputOf, viewAt, views } from "~/features/tasks/list/views";
import { createTaskCount, holdsList } from "~/features/tasks/store/copy/task-views";
import { useListMoment } from "~/features/tasks/store/lists/use-list-moment";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import type { SavedView } from "./saved-view";

/** Returns how many tasks a saved view lists, or `undefined` while this browser has no copy of them. */
export function useViewCount({ path, filter }: Pick<SavedView, "path" | "filter">): number | undefined {
  const { copy } = useTasks();
  const archived = useArchivedProjects();
  const status = useCopyStatus();
  const { today, timeZone } = useClock();
  const input = useMemo(
    () => listInputOf(viewAt(path) ?? views.all, readFilter(new URLSearchParams(filter)).filter, { today, timeZone }),
    [path, filter, today, timeZone],
  );
  const isHeld = holdsList(status, input);
  const now = useListMoment(input);
  const count = useMemo(
    () => (isHeld ? createTaskCount(copy.store, input, now, archived) : undefined),
    [copy, input, archived, isHeld, now],
  );
  return useView(count);
}
