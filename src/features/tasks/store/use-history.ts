import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { taskQueries } from "./query-options";
import type { Task } from "./task";

/** Returns the history of a task as far as it is loaded. Each version of the task asks for it anew, and shows the former meanwhile. */
export function useHistory({ id, version }: Pick<Task, "id" | "version">) {
  return useInfiniteQuery({ ...taskQueries.history(id, version), placeholderData: keepPreviousData });
}
