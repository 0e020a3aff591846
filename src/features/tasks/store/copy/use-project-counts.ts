import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCopyStatus, useView } from "~/client/sync/copy-context";
import { useAnswer } from "~/client/sync/use-answer";
import { taskQueries } from "../query-options";
import { useTasks } from "../tasks-provider";
import { createProjectCounts, createProjectCountsOnTop, type ProjectCounts } from "./project-counts";

const none: ProjectCounts = new Map();

/** Returns the number of open tasks of each project that has any. */
export function useProjectCounts(): ProjectCounts {
  const { copy } = useTasks();
  // Even a copy that is not whole holds all open tasks.
  const isCopied = useCopyStatus() !== "missing";
  const answer = useAnswer(useQuery({ ...taskQueries.byProject(), enabled: !isCopied }), !isCopied);
  const view = useMemo(() => {
    if (isCopied) return createProjectCounts(copy.store);
    const counts = answer?.data.flatMap(({ project, pending }) =>
      project === null ? [] : [[project, pending] as const],
    );
    return counts && createProjectCountsOnTop(copy.store, new Map(counts));
  }, [copy, isCopied, answer]);
  return useView(view) ?? none;
}
