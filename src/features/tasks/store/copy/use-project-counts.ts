import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCopyStatus, useFreshAnswers, useView } from "~/client/sync/copy-context";
import { taskQueries } from "../query-options";
import { useTasks } from "../tasks-provider";
import { createProjectCounts, createProjectCountsOnTop, type ProjectCounts } from "./project-counts";

const none: ProjectCounts = new Map();

/** Returns the number of open tasks of each project that has any. */
export function useProjectCounts(): ProjectCounts {
  const { copy } = useTasks();
  // Even a copy that is not whole holds all open tasks.
  const isCopied = useCopyStatus() !== "missing";
  const { data, dataUpdatedAt, refetch } = useQuery({ ...taskQueries.byProject(), enabled: !isCopied });
  useFreshAnswers({ isAnswered: !isCopied, refetch });
  const view = useMemo(
    () => {
      if (isCopied) return createProjectCounts(copy.store);
      const counts = data?.flatMap(({ project, pending }) => (project === null ? [] : [[project, pending] as const]));
      return counts && createProjectCountsOnTop(copy.store, new Map(counts));
    },
    // eslint-disable-next-line react/exhaustive-deps -- a new answer may be the same as the last one, but holds more of what was changed here
    [copy, isCopied, data, dataUpdatedAt],
  );
  return useView(view) ?? none;
}
